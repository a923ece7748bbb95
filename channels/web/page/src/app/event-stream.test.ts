import { expect, test } from "vitest";
import { said } from "../../stories/samples";
import { events } from "./event-stream";

async function read(...chunks: string[]) {
  async function* stream() {
    yield* chunks;
  }
  const found = [];
  for await (const event of events(stream())) found.push(event);
  return found;
}

const message = { id: "7", type: "message", data: said("fi") };
const state = {
  id: "",
  type: "conversation",
  data: { municipality: "535", language: "sv", expires: "2026-12-23T12:00:00+00:00" },
};
const TEXT =
  `: open\n\nid: 7\ndata: ${JSON.stringify(message.data)}\n\n` +
  `: still here\n\nevent: conversation\ndata: ${JSON.stringify(state.data)}\n\n`;

test("reads messages and states; comments are silence", async () => {
  expect(await read(TEXT)).toEqual([message, state]);
});

test("it does not matter where the stream is cut", async () => {
  expect(await read(...TEXT)).toEqual([message, state]);
});

test("what has not come whole is not read", async () => {
  expect(await read(TEXT.slice(0, -1))).toEqual([message]);
});
