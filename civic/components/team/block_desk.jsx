// The look of the desk on which pages of blocks are made; only its pages bring it.
import "./block_desk.css";

/** Draw nothing. */
export const Looks = () => null;
