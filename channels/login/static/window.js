"use strict";
// A window that a chat in a frame opened. It speaks with that chat only: nobody of another origin hears it.
(() => {
  const { step, value } = document.body.dataset;
  const chat = window.opener;
  const tell = (type, what) => chat.postMessage({ type, ...what }, location.origin);
  const showAlone = () => {
    document.getElementById("together").hidden = true;
    document.getElementById("alone").hidden = false;
  };
  if (step === "over" || (step === "done" && chat)) return window.close();
  if (step === "done") return;
  if (!chat) return showAlone();
  window.addEventListener("message", ({ data, origin, source }) => {
    if (origin !== location.origin || source !== chat || !data) return;
    if (data.type === "akkuna:login:begin") location.reload();
    if (data.type === "akkuna:login:done") window.close();
  });
  if (step === "claim") return tell("akkuna:login", { code: value });
  tell("akkuna:login:window", { browser: value });
  setTimeout(showAlone, 5000);
})();
