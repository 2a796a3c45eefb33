// What Reflex asks of Emotion: an element, whose few styles are values given to the stylesheet.
import { createElement } from "react";

export const jsx = (kind, props, ...children) => {
  if (!props?.css) return createElement(kind, props, ...children);
  const { css, style, ...others } = props;
  return createElement(kind, { ...others, style: { ...css, ...style } }, ...children);
};
