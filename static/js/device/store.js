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
    asked.onerror = () => { opening = null; reject(asked.error); };
  });
  return opening;
}

async function work(store, mode, act) {
  const whole = (await database()).transaction(store, mode, { durability: "strict" });
  const asked = act(whole.objectStore(store));
  return new Promise((resolve, reject) => {
    whole.oncomplete = () => resolve(asked?.result);
    whole.onerror = whole.onabort = () => reject(whole.error ?? asked?.error);
  });
}

/** What could not be kept, in words for the person at the device. What was kept before is still there. */
export class NotKept extends Error {}

const WHY = {
  QuotaExceededError: "没有存下：本机存储空间已满。请删去手机里不用的照片或应用后再存一次；此前的登记都在。",
  NotReadableError: "没有存下：读不到刚才的文件。请重新拍摄。",
};

async function kept(work) {
  try {
    return await work;
  } catch (error) {
    throw new NotKept(WHY[error?.name] ?? "没有存下：本机不能写入。请不要关闭本页，再存一次；仍不行请改用网页版。");
  }
}

/** What was last taken along, or undefined. */
export const pack = () => work("pack", "readonly", (store) => store.get("pack"));
export const keepPack = (found) => work("pack", "readwrite", (store) => store.put(found, "pack"));
export const forgetPack = () => work("pack", "readwrite", (store) => store.delete("pack"));

/** What a user has typed and not yet entered: words by field. It outlives a killed page. */
export const drafts = async (user) => (await work("pack", "readonly", (store) => store.get(`drafts ${user}`))) ?? {};
export const keepDrafts = (user, found) => kept(work("pack", "readwrite", (store) => store.put(found, `drafts ${user}`)));

/** Every entry in the order it was made; those of other users of this device too. */
export const entries = () => work("entries", "readonly", (store) => store.getAll());
export const add = (entry) => kept(work("entries", "readwrite", (store) => store.add(entry)));
export const change = (entry) => work("entries", "readwrite", (store) => store.put(entry));
export const drop = (order) => work("entries", "readwrite", (store) => store.delete(order));
