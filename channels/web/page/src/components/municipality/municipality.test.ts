import { expect, test, vi } from "vitest";
import { MUNICIPALITIES } from "../../../stories/samples";
import { shown } from "../../../stories/shown";
import "./municipality";

test.each([
  ["fi", "Kunta", "Vaihda kuntaa"],
  ["sv", "Kommun", "Byt kommun"],
])("changes it when the button is pressed, not before (%s)", async (lang, label, button) => {
  const element = await shown("ak-municipality", { municipalities: MUNICIPALITIES, current: "001", lang });
  const changed = vi.fn();
  element.addEventListener("ak-municipality", (event) => changed((event as CustomEvent).detail));
  const select = element.querySelector("select") as HTMLSelectElement;
  expect(select.value).toBe("001");
  expect(select.labels?.[0]?.textContent).toContain(label);
  expect(element.querySelector("button")?.textContent).toBe(button);
  select.value = "002";
  select.dispatchEvent(new Event("change"));
  expect(changed).not.toHaveBeenCalled();
  element.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  expect(changed).toHaveBeenCalledWith({ code: "002" });
});
