// Server-sent events over fetch: comes back by itself with the id of the last event that it has.

const SILENCE = 40_000; // the server breaks its silence every 15 s
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/**
 * Listens until `stop()`.
 *   onEvent({id, type, data}): each event; id is "" for one that is not of the outbox
 *   onUp(), onDown(): the connection came, went
 *   onForgotten(): the server does not know this browser's conversation; listening has ended
 */
export function listen({ onEvent, onUp, onDown, onForgotten }) {
  let last = "0";
  let pause = FIRST_PAUSE;
  let stopped = false;
  let connection = new AbortController();
  let wake = () => {};

  const hurry = () => {
    if (!document.hidden) wake();
  };
  const cut = () => connection.abort();
  addEventListener("online", hurry);
  addEventListener("offline", cut);
  document.addEventListener("visibilitychange", hurry);

  async function connect() {
    connection = new AbortController();
    const response = await fetch("/chat/events", {
      headers: { "Last-Event-ID": last },
      cache: "no-store",
      signal: connection.signal,
    });
    if (response.status === 401) {
      stop();
      onForgotten();
    }
    if (!response.ok) throw new Error(`status ${response.status}`);
    onUp();
    pause = FIRST_PAUSE;
    for await (const event of parse(response.body, cut)) {
      if (event.id) last = event.id;
      onEvent(event);
    }
  }

  async function run() {
    while (!stopped) {
      try {
        await connect();
      } catch (error) {
        if (!(error instanceof TypeError || error.name === "AbortError" || error.message.startsWith("status"))) {
          reportError(error);
        }
      }
      if (stopped) return;
      onDown();
      await new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause * (0.5 + Math.random()));
      });
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  function stop() {
    stopped = true;
    cut();
    removeEventListener("online", hurry);
    removeEventListener("offline", cut);
    document.removeEventListener("visibilitychange", hurry);
  }

  run();
  return { stop };
}

async function* parse(body, cut) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let watchdog = setTimeout(cut, SILENCE);
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      clearTimeout(watchdog);
      watchdog = setTimeout(cut, SILENCE);
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const event = fields(block);
        if (event.data) yield { ...event, data: JSON.parse(event.data) };
      }
    }
  } finally {
    clearTimeout(watchdog);
  }
}

function fields(block) {
  const event = { id: "", type: "message", data: "" };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(": ");
    if (colon > 0) event[line.slice(0, colon).replace("event", "type")] = line.slice(colon + 2);
  }
  return event;
}
