"use strict";
// The chat that opened this window learns that the login is done. Nobody of another origin does.
(() => {
  const code = document.body.dataset.code;
  const chat = window.opener;
  if (!code) {
    window.close();
    return;
  }
  if (!chat) {
    document.getElementById("alone").hidden = false;
    return;
  }
  window.addEventListener("message", (event) => {
    const isChat = event.origin === location.origin && event.source === chat;
    if (isChat && event.data && event.data.type === "akkuna:login:done") window.close();
  });
  chat.postMessage({ type: "akkuna:login", code }, location.origin);
})();
