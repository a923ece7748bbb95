import { expect, test, vi } from "vitest";
import { shown } from "../../../stories/shown";
import "./restart";

async function answered(value: string, lang = "fi", rateable = false) {
  const restart = await shown("ak-restart", { lang, rateable });
  const heard: string[] = [];
  for (const name of ["ak-restart", "ak-restart-dismiss"]) {
    restart.addEventListener(name, () => heard.push(name));
  }
  const dialog = restart.querySelector("dialog") as HTMLDialogElement;
  dialog.showModal = vi.fn();
  restart.querySelector<HTMLButtonElement>("#restart")?.click();
  await restart.updateComplete;
  expect(dialog.showModal).toHaveBeenCalledOnce();
  dialog.returnValue = value;
  dialog.dispatchEvent(new Event("close"));
  return { restart, heard };
}

test.each([
  ["fi", "Aloitetaanko alusta?"],
  ["sv", "Ska vi börja om?"],
])("asks first, and begins again when the answer is yes (%s)", async (lang, question) => {
  const { restart, heard } = await answered("yes", lang);
  expect(restart.querySelector("h2")?.textContent).toBe(question);
  expect(heard).toEqual(["ak-restart"]);
});

test.each(["no", ""])("goes on when the answer is %j", async (value) => {
  expect((await answered(value)).heard).toEqual(["ak-restart-dismiss"]);
});

test.each([true, false])("the conversation that is left can be rated: %s", async (rateable) => {
  const { restart } = await answered("no", "fi", rateable);
  expect(restart.querySelector("dialog ak-rating") !== null).toBe(rateable);
});

test.each([
  ["fi", "kirjataan samalla ulos"],
  ["sv", "loggas samtidigt ut"],
])("who is identified is told that they are logged out too (%s)", async (lang, words) => {
  const restart = await shown("ak-restart", { lang, identified: true });
  expect(restart.querySelector("#restart-text")?.textContent).toContain(words);
  Object.assign(restart, { identified: false });
  await restart.updateComplete;
  expect(restart.querySelector("#restart-text")?.textContent).not.toContain(words);
});
