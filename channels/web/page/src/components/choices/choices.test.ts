import { expect, test } from "vitest";
import { BUTTONS } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./choices";

test.each(["fi", "sv"] as const)("offers every reply, the main one first to be seen (%s)", async (lang) => {
  const choices = await shown("ak-choices", { buttons: BUTTONS[lang], lang });
  const buttons = [...choices.querySelectorAll("button")];
  expect(buttons.map((button) => button.textContent?.trim())).toEqual(
    BUTTONS[lang].map(({ title }) => title),
  );
  expect(buttons.filter((button) => button.classList.contains("primary"))).toEqual([buttons[0]]);
});

test("when one is chosen, none can be pressed", async () => {
  const choices = await shown("ak-choices", { buttons: BUTTONS.fi, closed: true, chosen: "b:1" });
  expect([...choices.querySelectorAll("button")].every((button) => button.disabled)).toBe(true);
});
