// Files taken on the spot: their fingerprint, their place, a small picture to look at. The original is never changed.

export async function sha256(blob) {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where the device is, or nulls when it may not or cannot say within three seconds. */
export function position() {
  const nowhere = { latitude: null, longitude: null, accuracy: null };
  return new Promise((resolve) => {
    if (!navigator.geolocation) resolve(nowhere);
    else {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.min(coords.accuracy, 1e6) }),
        () => resolve(nowhere),
        { enableHighAccuracy: true, timeout: 3000, maximumAge: 60000 },
      );
    }
  });
}

/** A canvas with the picture, for looking only; a line of words for what is no picture. */
export async function thumbnail(blob) {
  const words = document.createElement("span");
  words.className = "shot no-shot";
  words.textContent = blob.type.startsWith("video/") ? "录像" : "文件";
  if (!blob.type.startsWith("image/")) return words;
  try {
    const picture = await createImageBitmap(blob);
    const canvas = document.createElement("canvas");
    const scale = Math.min(1, 320 / picture.width);
    canvas.width = Math.max(1, picture.width * scale);
    canvas.height = Math.max(1, picture.height * scale);
    canvas.className = "shot";
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  } catch {
    return words;
  }
}

/** When the file came to be, by the device's clock: its own time if the device gives one that can be true. */
export function takenAt(file) {
  const now = Date.now();
  return file.lastModified && file.lastModified < now ? file.lastModified : now;
}
