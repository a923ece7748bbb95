// Photos of this tab that the server does not have yet, kept over a reload in the browser's own database.
// A phone may close the page while its camera is open. Where the browser forbids storing, nothing is kept.
import { tabName } from "../../app/storage";

export interface KeptPhoto {
  id: string;
  file: File;
  /** Whether the citizen has sent it, so that it only has to arrive. */
  submitted: boolean;
}

export interface PhotoStore {
  keep(photo: KeptPhoto): Promise<void>;
  /** This tab's, in the order in which they were first kept. */
  kept(): Promise<KeptPhoto[]>;
  drop(id: string): Promise<void>;
}

interface Row extends KeptPhoto {
  tab: string;
  at: number;
}

const NAME = "akkuna-photos";
const TABLE = "photos";
/** Milliseconds after which a photo is nobody's any more: its tab is closed. */
const FORGOTTEN_AFTER = 24 * 60 * 60 * 1000;

export const browserStore: PhotoStore = {
  keep: ({ id, file, submitted }) =>
    quietly(undefined, async (table) => {
      const known = await done<Row | undefined>(table.get(id));
      await done(
        table.put({ id, file, submitted, tab: tabName(), at: known?.at ?? Date.now() } satisfies Row),
      );
    }),

  kept: () =>
    quietly([], async (table) => {
      const rows = await done<Row[]>(table.getAll());
      const oldest = Date.now() - FORGOTTEN_AFTER;
      rows.filter(({ at }) => at < oldest).forEach(({ id }) => table.delete(id));
      return rows
        .filter((row) => row.tab === tabName() && row.at >= oldest)
        .sort((one, two) => one.at - two.at);
    }),

  drop: (id) => quietly(undefined, async (table) => void (await done(table.delete(id)))),
};

/** Forgets the photos of every tab, when a new conversation begins. */
export const forgetPhotos = (): Promise<void> =>
  quietly(undefined, async (table) => void (await done(table.clear())));

// Without storing the photos are on the page still, and can be sent.
async function quietly<Result>(otherwise: Result, work: (table: IDBObjectStore) => Promise<Result>) {
  try {
    const database = await open();
    try {
      return await work(database.transaction(TABLE, "readwrite").objectStore(TABLE));
    } finally {
      database.close();
    }
  } catch {
    return otherwise;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: "id" });
  return done(request);
}

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
