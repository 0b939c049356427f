'use strict';

// What the pages have in common

class Problem extends Error {

  constructor(members) {
    super(members.detail);
    this.members = members;
  }

}

async function callDesk(path, options) {
  const response = await fetch(`/api/${path}`, options)
    .catch((error) => { throw new Problem({ detail: error.message }); });
  if (!response.ok) {
    const members = await response.json().catch(() => ({}));
    throw new Problem({ status: response.status, ...members });
  }
  return response;
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

// The answer is the picture, with the link that it stands for as a header
async function renderQrcode(response) {
  const image = await createImageBitmap(await response.blob());
  const [, url] = /<([^>]*)>/.exec(response.headers.get('Link')) ?? [];
  const result = render('qrcode-result', { url });
  const canvas = result.querySelector('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d').drawImage(image, 0, 0);
  return result;
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

function speak(language) {
  document.documentElement.lang = language;
  for (const button of document.querySelectorAll('.languages button')) {
    button.setAttribute('aria-pressed', button.lang === language);
  }
}

for (const button of document.querySelectorAll('.languages button')) {
  button.addEventListener('click', () => speak(button.lang));
}
speak(navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
