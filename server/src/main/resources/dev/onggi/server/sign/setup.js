'use strict';
const korean = navigator.language.startsWith('ko');
if (korean) {
  document.documentElement.lang = 'ko';
  document.querySelectorAll('[data-ko]').forEach(part => { part.textContent = part.dataset.ko; });
}
const form = document.querySelector('form');
const status = document.querySelector('[role=status]');
form.addEventListener('submit', async event => {
  event.preventDefault();
  const body = JSON.stringify({
    secret: location.hash.slice(1),
    name: form.elements.name.value,
    password: form.elements.password.value,
  });
  const reply = await fetch('/api/onggi/v1/setup', {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Accept-Language': korean ? 'ko' : 'en'},
    body,
  });
  const said = await reply.json();
  if (reply.ok) {
    history.replaceState(null, '', '/setup');
    form.remove();
    status.textContent = korean
      ? `${said.name} 계정을 만들고 로그인했습니다. API 주소는 /api/onggi/v1입니다.`
      : `${said.name} is the administrator now, and is signed in. The API is at /api/onggi/v1.`;
  } else {
    status.textContent = `${said.title}. ${said.detail}`;
  }
});
