// The forms of the documentation page: they call this service, and nothing else. Whatever comes back is shown as text.
'use strict';

(() => {
  const token = document.getElementById('token');

  for (const hidden of document.querySelectorAll('.prov')) {
    hidden.hidden = false;
  }
  for (const form of document.querySelectorAll('form.prov')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(form);
    });
  }
  const development = document.getElementById('utvikling');
  if (development) {
    fetchesTokens(development);
  }

  async function send(form) {
    const button = form.querySelector('button');
    button.disabled = true;
    const begun = performance.now();
    try {
      const response = await fetch(address(form), request(form));
      const body = await response.text();
      show(form, response, body, Math.round(performance.now() - begun));
    } catch (error) {
      failed(form, error);
    } finally {
      button.disabled = false;
    }
  }

  // The address with what the fields say. A field that is empty and may be is left out.
  function address(form) {
    let path = form.dataset.sti;
    const query = [];
    for (const field of fields(form)) {
      const { navn, sted, liste, samlet } = field.dataset;
      if (sted === 'path') {
        path = path.split(`{${navn}}`).join(encodeURIComponent(field.value));
      } else if (sted === 'query') {
        const values = liste && !samlet ? field.value.split(',') : [field.value];
        const encoded = (value) => (samlet ? value.split(',').map(encodeURIComponent).join(',') : encodeURIComponent(value));
        query.push(...values.map((value) => `${encodeURIComponent(navn)}=${encoded(value.trim())}`));
      }
    }
    return query.length ? `${path}?${query.join('&')}` : path;
  }

  function request(form) {
    const headers = new Headers();
    for (const field of fields(form)) {
      if (field.dataset.sted === 'header') {
        headers.set(field.dataset.navn, field.value);
      }
    }
    const given = token.value.trim();
    if (form.dataset.token && given) {
      headers.set('Authorization', `Bearer ${given.replace(/^Bearer\s+/i, '')}`);
    }
    const accept = form.querySelector('[data-accept]');
    if (accept) {
      headers.set('Accept', accept.value);
    }
    const options = { method: form.dataset.metode, headers, cache: 'no-store', credentials: 'omit', redirect: 'error' };
    const body = form.querySelector('[data-innhold]');
    if (body && body.value && !['GET', 'HEAD'].includes(form.dataset.metode)) {
      headers.set('Content-Type', form.querySelector('[data-type]').value);
      options.body = body.value;
    }
    return options;
  }

  function fields(form) {
    return [...form.querySelectorAll('[data-navn]')].filter((field) => field.value !== '' || field.required);
  }

  function show(form, response, body, milliseconds) {
    const type = response.headers.get('Content-Type') || '';
    const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
    tell(form, `${response.status} ${response.statusText} · ${type} · ${milliseconds} ms`, response.ok);
    form.querySelector('.resultat-innhold code').textContent = readable(type, body);
    form.querySelector('.resultat-headere code').textContent = lines.join('\n');
    form.querySelector('.resultat details').hidden = false;
  }

  function failed(form, error) {
    tell(form, `${form.dataset.feilet}: ${error.message}`, false);
    form.querySelector('.resultat-innhold code').textContent = '';
    form.querySelector('.resultat details').hidden = true;
  }

  function tell(form, text, good) {
    const status = form.querySelector('.resultat-status');
    status.textContent = text;
    status.className = `resultat-status ${good ? 'god' : 'feil'}`;
    form.querySelector('.resultat').hidden = false;
  }

  function readable(type, body) {
    if (/\bjson\b/.test(type)) {
      return indented(body);
    }
    return /\bxml\b/.test(type) ? indentedXml(body) : body;
  }

  // XML on lines of its own where one tag follows another at once: there a line says nothing.
  function indentedXml(xml) {
    let depth = 0;
    let opened = false;
    return xml.replace(/<[^<>]+>/g, (tag, at) => {
      const ends = tag.startsWith('</');
      const opens = !ends && !tag.endsWith('/>') && !/^<[?!]/.test(tag);
      depth -= ends ? 1 : 0;
      const apart = xml[at - 1] === '>' && !(ends && opened);
      const line = apart ? `\n${'  '.repeat(depth)}` : '';
      depth += opens ? 1 : 0;
      opened = opens;
      return line + tag;
    });
  }

  // JSON on lines of its own, every number and text as it came: a parser would round what it cannot hold.
  function indented(json) {
    let depth = 0;
    const line = () => `\n${'  '.repeat(depth)}`;
    return json.replace(/"(?:[^"\\]|\\.)*"|([{[])\s*([}\]])|[{}[\],:]|\s+/g, (part, open, close) => {
      if (open) {
        return open + close;
      }
      switch (part) {
        case '{':
        case '[':
          depth += 1;
          return part + line();
        case '}':
        case ']':
          depth -= 1;
          return line() + part;
        case ',':
          return part + line();
        case ':':
          return ': ';
        default:
          return /^\s/.test(part) ? '' : part;
      }
    });
  }

  function fetchesTokens(panel) {
    const consumer = document.getElementById('konsument');
    const giver = document.getElementById('samtykke-fra');
    const status = document.getElementById('token-status');
    const button = document.getElementById('hent-token');
    const chosen = () => consumer.selectedOptions[0];
    const adapt = () => {
      document.getElementById('samtykke-fra-felt').hidden = !chosen().dataset.samtykke;
    };
    consumer.addEventListener('change', adapt);
    adapt();

    button.addEventListener('click', async () => {
      button.disabled = true;
      status.textContent = '';
      const asked = { konsument: consumer.value };
      if (chosen().dataset.samtykke) {
        asked.samtykkeFra = giver.value.trim();
      }
      try {
        const response = await fetch(panel.dataset.adresse, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(asked),
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
        });
        const answer = await response.json();
        if (!response.ok) {
          throw new Error(answer.melding);
        }
        token.value = answer.token;
        for (const field of document.querySelectorAll('[data-navn="rettighetspakke"]')) {
          field.value = chosen().dataset.rettighetspakke;
        }
        status.textContent = panel.dataset.hentet;
      } catch (error) {
        status.textContent = `${panel.dataset.feilet}: ${error.message}`;
      } finally {
        button.disabled = false;
      }
    });
  }
})();
