import { expect, test, vi } from "vitest";
import "../../stories/shown";
import { memoryStore, photoFile } from "../components/photos/samples";
import { Photos } from "./photos";
import { Refused, uploadPhoto } from "./transport";

vi.mock("./transport", async (original) => ({ ...(await original<object>()), uploadPhoto: vi.fn() }));

const lostAnswer = () =>
  vi.mocked(uploadPhoto).mockReturnValue({
    done: Promise.reject(new Refused("lost", true)),
    cancel: () => {},
  });

test("a photo that the conversation has is sent, though the answer to its upload was lost", async () => {
  const photos = new Photos(() => {});
  lostAnswer();
  photos.take("a", new Blob());
  await expect(photos.upload("a")).rejects.toThrow("lost");
  expect(photos.states.a?.state).toBe("failed");
  photos.arrived("a");
  expect(photos.states.a?.state).toBe("sent");
});

test("of what is no photo of this tab nothing is told", () => {
  const photos = new Photos(() => {});
  photos.arrived("b");
  expect(photos.states).toEqual({});
});

const refusedAs = (error: Refused, percent = 0) =>
  vi.mocked(uploadPhoto).mockImplementationOnce((_id, _file, onPercent) => {
    onPercent(percent);
    return { done: Promise.reject(error), cancel: () => {} };
  });

async function failed(error: Refused, percent = 0) {
  const photos = new Photos(() => {});
  photos.take("a", new Blob());
  refusedAs(error, percent);
  await photos.upload("a").catch(() => {});
  return photos.states.a;
}

test("says the server's own reason, and that words go past a photo that waits for long", async () => {
  const reason = "Voit lähettää lisää noin 20 minuutin kuluttua.";
  expect((await failed(new Refused(reason, true, 429, 5000)))?.reason).toBe(reason);
  expect((await failed(new Refused(reason, true, 429, 1_200_000)))?.reason).toBe(
    `${reason} Kuva lähtee silloin itsestään, ja viestisi lähtevät ennen sitä.`,
  );
  expect((await failed(new Refused("lost", true)))?.reason).toContain("Kuvaa ei saatu lähetettyä.");
});

test.each([
  ["all of it went and no answer came", new Refused("lost", true), 100, true],
  ["the connection broke on the way", new Refused("lost", true), 60, false],
  ["the server refused it", new Refused("Liian monta", true, 429, 5000), 100, false],
])("the server may have it only where %s", async (_, error, percent, expected) => {
  expect((await failed(error, percent))?.mayBeThere).toBe(expected);
});

test("one that was sent before a reload is found again; without it, that is told", async () => {
  const file = photoFile("kuva.png");
  const photos = new Photos(() => {}, memoryStore({ id: "a", file, submitted: true }));
  vi.mocked(uploadPhoto).mockReturnValueOnce({ done: Promise.resolve(), cancel: () => {} });
  await photos.upload("a");
  expect(vi.mocked(uploadPhoto).mock.lastCall?.slice(0, 2)).toEqual(["a", file]);
  const lost = await photos.upload("b").catch((error: Refused) => error);
  expect(lost).toMatchObject({ retry: false, message: expect.stringContaining("Lisää kuva uudelleen.") });
});
