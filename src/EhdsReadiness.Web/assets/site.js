// Makes the pages nicer; none of them needs it.

/** An answer saves as it is chosen, and says so. The button does the same, with a page for every error. */
for (const form of document.querySelectorAll('form[data-autosave]')) {
  const status = form.querySelector('[data-autosave-status]');
  const version = form.elements.namedItem('version');
  let running = Promise.resolve();
  let waiting = 0;
  let submitted = false;

  const save = async () => {
    if (submitted || !form.querySelector('[name=level]:checked')) return;
    const body = new FormData(form);
    if (body.get('level') === 'not_applicable' && !String(body.get('reason') ?? '').trim()) return;
    try {
      const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (!response.headers.get('Content-Type')?.startsWith('application/json')) {
        status.textContent = form.dataset.refused;
        return;
      }
      const answer = await response.json();
      if (response.ok) {
        version.value = answer.version;
        status.textContent = `${answer.saved} ${answer.progress}`;
      } else {
        status.textContent = answer.error;
      }
    } catch {
      status.textContent = form.dataset.offline;
    }
  };

  // One after the other: each save carries the version that the one before it was given.
  form.addEventListener('change', () => {
    waiting += 1;
    running = running.then(save).finally(() => { waiting -= 1; });
  });
  form.addEventListener('submit', event => {
    if (waiting === 0) {
      submitted = true;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    // A form can't be sent again from within its own submit event, hence the timer.
    running.then(() => setTimeout(() => form.requestSubmit(submitter)));
  });
  addEventListener('pageshow', () => { submitted = false; });
}

/** The second of two clicks sends nothing: it would take the place of the first answer, with what that shows once. */
addEventListener('click', event => {
  if (event.detail > 1 && event.target.closest('form[method=post] button[type=submit]')) event.preventDefault();
});

/** Copies a link, and says so. */
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    document.getElementById(button.dataset.status).textContent = button.dataset.done;
  });
}

/** Passkeys: the site gives a challenge, the browser has an authenticator answer it, and the form carries the answer. */
const fromText = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0));
const toText = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const answerOf = async (ceremony, options) => {
  options.challenge = fromText(options.challenge);
  if (options.user) options.user.id = fromText(options.user.id);
  for (const known of [...options.excludeCredentials ?? [], ...options.allowCredentials ?? []]) known.id = fromText(known.id);
  const { id, type, response } = await navigator.credentials[ceremony]({ publicKey: options });
  const said = { clientDataJSON: toText(response.clientDataJSON) };
  if (ceremony === 'create') {
    said.attestationObject = toText(response.attestationObject);
    said.transports = response.getTransports?.() ?? [];
  } else {
    said.authenticatorData = toText(response.authenticatorData);
    said.signature = toText(response.signature);
    said.userHandle = response.userHandle ? toText(response.userHandle) : null;
  }
  return JSON.stringify({ id, rawId: id, type, clientExtensionResults: {}, response: said });
};

for (const part of window.PublicKeyCredential ? document.querySelectorAll('[data-passkey]') : []) {
  const { passkey: ceremony, challenge, failed, done } = part.dataset;
  const [field, button, status] = ['input', 'button', '[data-status]'].map(name => part.querySelector(name));
  part.querySelector('[data-without]').remove();
  part.querySelector('[data-with]').hidden = false;
  button.addEventListener('click', async event => {
    if (field.value && !done) return;
    event.preventDefault();
    status.textContent = '';
    try {
      const asked = await fetch(challenge, { method: 'POST', body: new URLSearchParams(new FormData(button.form)) });
      // Where no challenge is given the form is sent without an answer: the page says why.
      field.value = asked.ok ? await answerOf(ceremony, await asked.json()) : 'none';
      if (done) status.textContent = done;
      else button.click();
    } catch {
      field.value = '';
      status.textContent = failed;
    }
  });
  addEventListener('pageshow', () => { field.value = ''; });
}

/** The language switch takes along what was typed and not yet sent: its form goes to its own address in the other language. */
for (const link of document.querySelectorAll('a[data-from]')) {
  link.addEventListener('click', event => {
    const changed = field => field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
      : field.tagName === 'SELECT' ? [...field.options].some(option => option.selected !== option.defaultSelected)
      // A file that a preview carries, or a form that the pages of signing in do, is what somebody sent before.
      : field.type === 'hidden' ? ['document', 'carried'].includes(field.name) && field.value !== ''
      // Buttons have none.
      : 'defaultValue' in field && field.value !== field.defaultValue;
    const form = [...document.querySelectorAll('main form[method=post]')]
      .find(one => 'carries' in one.dataset || [...one.elements].some(changed));
    if (!form) return;
    event.preventDefault();
    const sign = Object.assign(document.createElement('input'), { type: 'hidden', name: 'switch', value: 'true' });
    form.append(sign);
    const { from, to } = link.dataset;
    // Of the button where the form has none: its handler gives back what was typed.
    const action = form.querySelector('button[type=submit]')?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    const { pathname, search } = new URL(action, location.href);
    // What was carried through signing in may be of either language.
    const prefix = [from, to].find(one => pathname.startsWith(one));
    form.setAttribute('action', prefix ? to + pathname.slice(prefix.length) + search : link.href);
    form.noValidate = true;
    form.submit();
  });
}

/** The error summary takes the focus, so that it is read first. */
document.querySelector('[data-takes-focus]')?.focus();
