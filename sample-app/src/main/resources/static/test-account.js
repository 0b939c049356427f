'use strict';

const API = 'test-account';
const cardId = document.getElementById('card-id');
const field = (id) => document.getElementById(id);

// What each step does: a call, and what its template shows of the answer
const steps = {

  async token() {
    await callDesk(`${API}/access-token`, { method: 'POST' });
    return render('token-result');
  },

  async logo(form) {
    const body = new FormData();
    const [file] = form.elements.logo.files;
    body.append('logo', file ?? await drawLogo(), file?.name ?? 'logo.png');
    const response = await callDesk(`${API}/logo`, { method: 'POST', body });
    const image = await response.json();
    field('logo-url').value = image.url;
    return render('logo-result', image);
  },

  async create(form) {
    const response = await post('cards', Object.fromEntries(new FormData(form)));
    const card = await response.json();
    cardId.value = card.card_id;
    submit(field('audit'));
    return render('create-result', card);
  },

  async audit() {
    const audit = { card: currentCard() };
    // An error of the stream would have no words
    const response = await callDesk(`${API}/cards/${encodeURIComponent(audit.card)}`);
    Object.assign(audit, await response.json());
    watchAudit(audit);
    return renderAudit();
  },

  async testers(form) {
    const list = (name) => form.elements[name].value.split(/[\s,，]+/).filter(Boolean);
    const testers = { openid: list('openid'), username: list('username') };
    await post('testers', testers);
    return render('testers-result', { count: testers.openid.length + testers.username.length });
  },

  async qrcode(form) {
    const outerStr = form.elements.outer_str.value.trim();
    const query = outerStr ? `?${new URLSearchParams({ outer_str: outerStr })}` : '';
    return renderQrcode(await callCard(`qrcode.png${query}`));
  },

  async page(form) {
    const query = new URLSearchParams({ url: form.elements.url.value });
    const response = await callCard(`page?${query}`);
    return render('page-result', { script: scriptOf(await response.json()) });
  },

  async activate(form) {
    const member = Object.fromEntries(new FormData(form));
    const response = await post(`cards/${encodeURIComponent(currentCard())}/activations`,
      { ...member, card_id: currentCard() });
    return render('activate-result', await response.json());
  },

  async upgrade(form) {
    const response = await post(`cards/${encodeURIComponent(currentCard())}/upgrade`,
      Object.fromEntries(new FormData(form)));
    const { card, members } = await response.json();
    return render('upgrade-result', {
      ...card,
      brand: card.brand?.brand_id,
      members: members.map(({ code, membership_number: number, status }) => [code, number, status]
        .filter(Boolean).join(' · ')).join('\n') || '–',
    });
  },

};

// These are about the account and not about a card
const WITHOUT_CARD = ['token', 'logo', 'create', 'testers'];

function currentCard() {
  return cardId.value.trim();
}

function callCard(path) {
  return callDesk(`${API}/cards/${encodeURIComponent(currentCard())}/${path}`);
}

function post(path, body) {
  return callDesk(`${API}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function drawLogo() {
  const canvas = document.createElement('canvas');
  canvas.width = 300;
  canvas.height = 300;
  const context = canvas.getContext('2d');
  context.fillStyle = '#0f6b4c';
  context.fillRect(0, 0, 300, 300);
  context.fillStyle = '#ffffff';
  context.font = 'bold 170px sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText('M', 150, 160);
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
}

// The signed values, as WeChat's script names them
function scriptOf({ config, card }) {
  const configuration = {
    appId: config.app_id,
    timestamp: config.timestamp,
    nonceStr: config.nonce_str,
    signature: config.signature,
    jsApiList: ['addCard'],
  };
  const list = { cardList: [{ cardId: card.card_id, cardExt: card.card_ext }] };
  return `wx.config(${JSON.stringify(configuration, null, 2)});
wx.ready(() =>
  wx.addCard(${JSON.stringify(list, null, 2).replaceAll('\n', '\n  ')}));`;
}

let shownAudit;
let auditStates;

function renderAudit() {
  return render('audit-result', shownAudit, shownAudit.status);
}

function showAudit() {
  const result = field('audit').parentElement.querySelector('.result');
  result.classList.remove('problem');
  result.replaceChildren(renderAudit());
}

function watchAudit(audit) {
  auditStates?.close();
  shownAudit = audit;
  if (audit.ended) {
    return;
  }
  const source = new EventSource(`/api/${API}/cards/${encodeURIComponent(audit.card)}/audit`);
  auditStates = source;
  source.addEventListener('message', (message) => {
    Object.assign(audit, JSON.parse(message.data));
    showAudit();
    if (audit.ended) {
      // Otherwise the browser takes the end for a lost connection and asks again
      source.close();
    }
  });
}

const WORDS = ['card_pass_check', 'card_not_pass_check', 'user_get_card'];
const MAX_EVENTS = 50;

function showEvent(list, message) {
  // After a lost connection the last ones come again
  if (list.querySelector(`[data-id="${CSS.escape(message.lastEventId)}"]`)) {
    return;
  }
  const event = JSON.parse(message.data);
  const clock = formatTime(new Date(event.time));
  const item = render('event', { ...event, clock, user: event.openid_end && `…${event.openid_end}` },
    WORDS.includes(event.type) ? event.type : 'other');
  item.firstElementChild.dataset.id = message.lastEventId;
  item.querySelector('time').dateTime = event.time;
  list.prepend(item);
  while (list.children.length > MAX_EVENTS) {
    list.lastElementChild.remove();
  }
  if (event.card_id === currentCard()) {
    useEvent(event, clock);
  }
}

function useEvent(event, clock) {
  if (event.type === 'user_get_card') {
    field('code').value = event.code;
  }
  else if (event.type.endsWith('_check') && shownAudit?.card === event.card_id) {
    Object.assign(shownAudit, { event: `${event.type} · ${clock}`, reason: event.refuse_reason });
    showAudit();
  }
}

function watchEvents() {
  const list = field('events');
  const source = new EventSource(`/api/${API}/events`);
  showConnection('connecting');
  source.addEventListener('open', () => showConnection('open'));
  // The browser connects again by itself, unless the answer was no stream of events
  source.addEventListener('error', () => {
    showConnection((source.readyState === EventSource.CLOSED) ? 'closed' : 'lost');
  });
  source.addEventListener('message', (message) => showEvent(list, message));
}

async function submit(form) {
  cardId.required = !WITHOUT_CARD.includes(form.id);
  if (form.getAttribute('aria-busy') === 'true' || !cardId.reportValidity()) {
    return;
  }
  const result = form.parentElement.querySelector('.result');
  form.setAttribute('aria-busy', 'true');
  result.classList.remove('problem');
  result.replaceChildren(render('pending-result'));
  try {
    result.replaceChildren(await steps[form.id](form));
    form.parentElement.dataset.state = 'done';
  }
  catch (error) {
    result.classList.add('problem');
    result.replaceChildren(renderProblem(error));
    form.parentElement.dataset.state = 'failed';
  }
  finally {
    form.removeAttribute('aria-busy');
  }
}

async function showAccount() {
  const response = await callDesk(API);
  const { app_id: appId } = await response.json();
  field('no-account').hidden = Boolean(appId);
  if (appId) {
    field('account-app-id').textContent = appId;
    field('appid').value = appId;
  }
}

for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(form);
  });
}
field('page-url').value = location.href.split('#')[0];
field('activate-url').value = new URL('activate', location.href).href;
watchEvents();
showAccount().catch(console.error);
