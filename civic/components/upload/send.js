// One file to one of our own routes, with its progress; fetch cannot tell how far it is.

/** Return what the route answers, or `{}` when no answer came. */
export function send(url, file, onProgress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve(parsed(request.responseText)));
    request.addEventListener("error", () => resolve({}));
    request.addEventListener("abort", () => resolve({}));
    request.open("POST", url);
    request.setRequestHeader("X-Requested-With", "civic");
    request.send(form);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
