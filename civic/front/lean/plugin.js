// Smaller modules in place of larger ones, in the browser and where pages are drawn ahead alike.
import { fileURLToPath } from "url";

const NEVER = ["mergician", "universal-cookie", "$/utils/helpers/upload"];
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

export default function lean() {
  return {
    name: "civic-lean",
    enforce: "pre",
    resolveId(source, importer) {
      // Emotion writes styles that Civic has in a stylesheet.
      if (source === "@emotion/react") return here("./jsx.js");
      if (NEVER.includes(source)) return here("./never.js");
      // Events come by websocket or not at all.
      if (source === "./transports/index.js" && importer?.includes("engine.io-client")) {
        return `${importer.slice(0, importer.lastIndexOf("/"))}/transports/only-websocket.js`;
      }
      return null;
    },
    // What parts of a page are called in a debugger: one word in twenty of a page.
    transform(code, id) {
      if (!id.includes("/app_components/")) return null;
      return { code: code.replaceAll(/^\w+\.displayName = "\w*";$/gm, ""), map: null };
    },
    load(id) {
      if (!id.endsWith("/transports/only-websocket.js")) return null;
      const socket = JSON.stringify(id.replace("only-websocket", "websocket"));
      return `import { WS } from ${socket}; export const transports = { websocket: WS };`;
    },
  };
}
