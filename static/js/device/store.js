// What is kept on the device: the pack taken along, and the entries not yet brought back. One database, two stores.
const NAME = "bureau-device";
let opening = null;

function database() {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("pack");
      asked.result.createObjectStore("entries", { keyPath: "order", autoIncrement: true }).createIndex("id", "id", { unique: true });
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => { asked.result.close(); opening = null; };
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
  return opening;
}

async function work(store, mode, act) {
  const kept = (await database()).transaction(store, mode);
  const asked = act(kept.objectStore(store));
  return new Promise((resolve, reject) => {
    kept.oncomplete = () => resolve(asked?.result);
    kept.onerror = kept.onabort = () => reject(kept.error);
  });
}

/** What was last taken along, or undefined. */
export const pack = () => work("pack", "readonly", (store) => store.get("pack"));
export const keepPack = (found) => work("pack", "readwrite", (store) => store.put(found, "pack"));
export const forgetPack = () => work("pack", "readwrite", (store) => store.clear());

/** Every entry in the order it was made; those of other users of this device too. */
export const entries = () => work("entries", "readonly", (store) => store.getAll());
export const add = (entry) => work("entries", "readwrite", (store) => store.add(entry));
export const change = (entry) => work("entries", "readwrite", (store) => store.put(entry));
export const drop = (order) => work("entries", "readwrite", (store) => store.delete(order));
