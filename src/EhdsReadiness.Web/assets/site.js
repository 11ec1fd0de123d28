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

/** The language switch takes along what was typed and not yet sent. */
for (const link of document.querySelectorAll('a[data-switch]')) {
  link.addEventListener('click', event => {
    const form = document.getElementById(link.dataset.switch);
    const changed = field => field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
      : field.tagName === 'SELECT' ? [...field.options].some(option => option.selected !== option.defaultSelected)
      : field.type !== 'hidden' && field.value !== field.defaultValue;
    if (!form || ![...form.elements].some(changed)) return;
    event.preventDefault();
    const sign = Object.assign(document.createElement('input'), { type: 'hidden', name: 'switch', value: 'true' });
    form.append(sign);
    form.action = link.href;
    form.noValidate = true;
    form.submit();
  });
}

/** The error summary takes the focus, so that it is read first. */
document.querySelector('[data-takes-focus]')?.focus();
