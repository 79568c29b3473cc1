// Before anybody signs out: says what is still only on this device, and takes the firms' data off it.
(() => {
  "use strict";
  const NAME = "bureau-device";

  function opened() {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(NAME);
      asked.onupgradeneeded = () => asked.transaction.abort(); // nothing was ever kept here
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  }

  async function waiting() {
    try {
      const database = await opened();
      return await new Promise((resolve, reject) => {
        const work = database.transaction(["entries", "pack"], "readwrite");
        const asked = work.objectStore("entries").count();
        work.oncomplete = () => { database.close(); resolve(asked.result); };
        work.onerror = () => reject(work.error);
      });
    } catch {
      return 0;
    }
  }

  async function forget() {
    try {
      const database = await opened();
      await new Promise((resolve) => {
        const work = database.transaction("pack", "readwrite");
        work.objectStore("pack").delete("pack");
        work.oncomplete = work.onerror = resolve;
      });
      database.close();
    } catch { /* nothing kept */ }
  }

  // A device several people use: what another took along is not shown to who is signed in now. Entries stay, unseen.
  async function leaveOthers(user) {
    try {
      const database = await opened();
      const found = await new Promise((resolve, reject) => {
        const asked = database.transaction("pack").objectStore("pack").get("pack");
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      database.close();
      if (found && String(found.user.id) !== user) await forget();
    } catch { /* nothing kept */ }
  }

  if (document.body.dataset.user && window.indexedDB) leaveOthers(document.body.dataset.user);

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.action.endsWith("/staff/sign-out/") || form.dataset.sure || !window.indexedDB) return;
    event.preventDefault();
    const count = await waiting();
    const words = `本机还有 ${count} 项登记没有上传。退出后仍留在本机，须用同一账号在这台设备上登录才能上传。确定退出？`;
    if (count && !window.confirm(words)) return;
    await forget();
    form.dataset.sure = "1";
    form.submit();
  });
})();
