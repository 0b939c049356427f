'use strict';

const cardId = document.getElementById('card-id');

// What each form does: a call, and what its template shows of the answer
const actions = {

  async qrcode(form) {
    const outerStr = form.elements.outer_str.value.trim();
    const query = outerStr ? `?${new URLSearchParams({ outer_str: outerStr })}` : '';
    return renderQrcode(await call(`qrcode.png${query}`));
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

  async bulk(form) {
    const response = await call('imports', { method: 'POST', body: new FormData(form) });
    watchImport(await response.json());
    form.reset();
    return '';
  },

};

function call(path, options) {
  return callDesk(`cards/${encodeURIComponent(cardId.value.trim())}/${path}`, options);
}

function newOutRequestNo() {
  const random = crypto.getRandomValues(new Uint8Array(8));
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  return `${date}-${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
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

const bulk = document.getElementById('bulk-import');
const stopImport = document.getElementById('bulk-stop');
const restartImport = document.getElementById('bulk-restart');
const results = document.getElementById('bulk-results');

let shownImport;
let importEvents;

function showImport(progress) {
  const { id, status, running, total, loaded, imported, refused, invalid, unknown } = progress;
  shownImport = id;
  bulk.hidden = false;
  const settled = imported + refused + invalid;
  const values = {
    id,
    imported: formatCount(imported),
    refused: formatCount(refused),
    invalid: formatCount(invalid),
    unknown: formatCount(unknown),
    total: total ? formatCount(total) : '–',
    // Not rounded up: 100 % is the end
    percent: total ? `${Math.floor((settled / total) * 100)} %` : '',
    rate: running ? progress.per_second.toFixed(1) : '–',
    end: progress.estimated_end ? formatTime(new Date(progress.estimated_end)) : '–',
    failure: (status === 'FAILED' && progress.failure) || '',
  };
  for (const element of bulk.querySelectorAll('[data-show]')) {
    element.textContent = values[element.dataset.show];
  }
  const bar = document.getElementById('bulk-progress');
  bar.max = total || 1;
  if (total) {
    bar.value = settled;
  }
  else {
    bar.removeAttribute('value');
  }
  showState((status === 'STARTED' && loaded < total) ? 'LOADING' : status);
  results.href = `/api/imports/${id}/results.csv`;
  const restartable = status === 'STOPPED' || status === 'FAILED';
  const focused = document.activeElement;
  stopImport.hidden = !running;
  restartImport.hidden = !restartable;
  if (focused.hidden && bulk.contains(focused)) {
    (bulk.querySelector('button:not([hidden])') ?? results).focus();
  }
}

function showState(kind) {
  const state = document.getElementById('bulk-state');
  // It is read aloud, so only when it changes
  if (state.dataset.state !== kind) {
    state.dataset.state = kind;
    state.replaceChildren(render('bulk-state-text', {}, kind));
  }
}

function watchImport(progress) {
  importEvents?.close();
  showImport(progress);
  if (!progress.running) {
    return;
  }
  const source = new EventSource(`/api/imports/${progress.id}/events`);
  importEvents = source;
  source.addEventListener('message', (message) => {
    const latest = JSON.parse(message.data);
    showImport(latest);
    if (!latest.running) {
      // Otherwise the browser takes the end for a lost connection and asks again
      source.close();
    }
  });
}

async function changeImport(button, path, method) {
  if (button.getAttribute('aria-busy') === 'true') {
    return;
  }
  const result = bulk.parentElement.querySelector('.result');
  button.setAttribute('aria-busy', 'true');
  result.classList.remove('problem');
  result.replaceChildren();
  try {
    const response = await callDesk(`imports/${shownImport}${path}`, { method });
    watchImport(await response.json());
  }
  catch (error) {
    result.classList.add('problem');
    result.replaceChildren(renderProblem(error));
  }
  finally {
    button.removeAttribute('aria-busy');
  }
}

async function showLastImport() {
  const response = await callDesk('imports');
  const [last] = await response.json();
  // Unless one was started meanwhile
  if (last && shownImport === undefined) {
    watchImport(last);
  }
}

function formatCount(count) {
  return count.toLocaleString(document.documentElement.lang);
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

for (const form of document.forms) {
  form.addEventListener('submit', submit);
}
stopImport.addEventListener('click', () => changeImport(stopImport, '', 'DELETE'));
restartImport.addEventListener('click', () => changeImport(restartImport, '/restart', 'POST'));
document.getElementById('out-request-no').value = newOutRequestNo();
watchEvents();
// Without it, the page is as good as new
showLastImport().catch(console.error);
