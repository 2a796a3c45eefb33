// The place of blocks in a page: what draws them comes in a chunk of its own.
import { lazy, Suspense } from "react";

const Drawn = lazy(() => import("./drawn.jsx"));

/** Wait as what is to come, so that what the server has drawn stays until it is there. */
export function Blocks(props) {
  return (
    <Suspense fallback={<div className="cv-skeleton cv-skeleton--text" />}>
      <Drawn {...props} />
    </Suspense>
  );
}
