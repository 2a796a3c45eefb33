// What Reflex can do and Civic does otherwise: cookies are the server's, files go by their own way,
// and no part is put into another that would merge with it.
export default class Cookies {
  get() {}
  set() {}
  remove() {}
}

export const uploadFiles = () => {
  throw new Error("files are sent by civic/components/upload");
};

export const mergician = (given, own) => ({ ...given, ...own });
