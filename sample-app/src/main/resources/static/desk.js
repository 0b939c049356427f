'use strict';

const cardId = document.getElementById('card-id');

// What each form does: a call, and what its template shows of the answer
const actions = {

  async qrcode(form) {
    const outerStr = form.elements.outer_str.value.trim();
    const query = outerStr ? `?${new URLSearchParams({ outer_str: outerStr })}` : '';
    const response = await call(`qrcode.png${query}`);
    const image = await createImageBitmap(await response.blob());
    const [, url] = /<([^>]*)>/.exec(response.headers.get('Link')) ?? [];
    const result = render('qrcode-result', { url });
    const canvas = result.querySelector('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    return result;
  },

  async token() {
    const response = await call('permission-tokens', { method: 'POST' });
    return render('token-result', await response.json());
  },

  async import(form) {
    const { openid, code, out_request_no: number } = form.elements;
    const member = { openid: openid.value.trim(), out_request_no: number.value.trim() };
    if (code.value.trim()) {
      member.code = code.value.trim();
    }
    const response = await call('users/import', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(member),
    });
    const result = render('import-result', { ...await response.json(), out_request_no: member.out_request_no });
    // Only now: until the import succeeded, the same number makes another try a repeat
    form.reset();
    number.value = newOutRequestNo();
    return result;
  },

};

class Problem extends Error {

  constructor(members) {
    super(members.detail);
    this.members = members;
  }

}

async function call(path, options) {
  const response = await fetch(`/api/cards/${encodeURIComponent(cardId.value.trim())}/${path}`, options)
    .catch((error) => { throw new Problem({ detail: error.message }); });
  if (!response.ok) {
    const members = await response.json().catch(() => ({}));
    throw new Problem({ status: response.status, ...members });
  }
  return response;
}

function newOutRequestNo() {
  const random = crypto.getRandomValues(new Uint8Array(8));
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  return `${date}-${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

// A copy of a template with its values; what has no value is left out
function render(template, values = {}, kind = undefined) {
  const copy = document.getElementById(template).content.cloneNode(true);
  for (const element of copy.querySelectorAll('[data-value]')) {
    const value = values[element.dataset.value];
    if (value !== undefined && value !== null) {
      element.textContent = value;
    }
    else {
      if (element.matches('dd')) {
        element.previousElementSibling.remove();
      }
      element.remove();
    }
  }
  for (const element of copy.querySelectorAll('[data-kind]')) {
    if (element.dataset.kind !== kind) {
      element.remove();
    }
  }
  return copy;
}

function renderProblem(error) {
  if (error instanceof Problem) {
    return render('problem-result', error.members, kindOf(error.members));
  }
  console.error(error);
  return render('problem-result', { detail: error.message }, 'failed');
}

function kindOf({ status, result_unknown: resultUnknown }) {
  if (status === undefined) {
    return 'offline';
  }
  if (resultUnknown) {
    return 'unknown';
  }
  if (status === 429) {
    return 'limited';
  }
  return (status < 500) ? 'refused' : 'failed';
}

async function submit(event) {
  event.preventDefault();
  const form = event.target;
  if (form.getAttribute('aria-busy') === 'true' || !cardId.reportValidity()) {
    return;
  }
  const result = form.parentElement.querySelector('.result');
  form.setAttribute('aria-busy', 'true');
  result.classList.remove('problem');
  result.replaceChildren(render('pending-result'));
  try {
    result.replaceChildren(await actions[form.id](form));
  }
  catch (error) {
    result.classList.add('problem');
    result.replaceChildren(renderProblem(error));
  }
  finally {
    form.removeAttribute('aria-busy');
  }
}

// As many as the application remembers
const MAX_EVENTS = 50;

function showEvent(list, message) {
  // After a lost connection the last ones come again
  if (list.querySelector(`[data-id="${CSS.escape(message.lastEventId)}"]`)) {
    return;
  }
  const event = JSON.parse(message.data);
  const time = new Date(event.time);
  const item = render('event', {
    ...event,
    clock: formatTime(time),
    user: event.openid_end && `…${event.openid_end}`,
  }, event.happened);
  item.firstElementChild.dataset.id = message.lastEventId;
  item.querySelector('time').dateTime = event.time;
  list.prepend(item);
  while (list.children.length > MAX_EVENTS) {
    list.lastElementChild.remove();
  }
}

function formatTime(time) {
  const today = time.toDateString() === new Date().toDateString();
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
  return today ? time.toLocaleTimeString([], options)
    : time.toLocaleString([], { month: '2-digit', day: '2-digit', ...options });
}

function showConnection(state) {
  const connection = document.querySelector('.connection');
  // Each attempt fails anew, but that is said once
  if (connection.dataset.state !== state) {
    connection.dataset.state = state;
    connection.replaceChildren(render('connection', {}, state));
  }
}

function watchEvents() {
  const list = document.getElementById('events');
  const source = new EventSource('/api/events');
  showConnection('connecting');
  source.addEventListener('open', () => showConnection('open'));
  // The browser connects again by itself, unless the answer was no stream of events
  source.addEventListener('error', () => {
    showConnection((source.readyState === EventSource.CLOSED) ? 'closed' : 'lost');
  });
  source.addEventListener('message', (message) => showEvent(list, message));
}

function speak(language) {
  document.documentElement.lang = language;
  for (const button of document.querySelectorAll('.languages button')) {
    button.setAttribute('aria-pressed', button.lang === language);
  }
}

for (const form of document.forms) {
  form.addEventListener('submit', submit);
}
for (const button of document.querySelectorAll('.languages button')) {
  button.addEventListener('click', () => speak(button.lang));
}
document.getElementById('out-request-no').value = newOutRequestNo();
speak(navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
watchEvents();
