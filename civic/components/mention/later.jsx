// The list as what is fetched only once somebody types an "@".
export { Mentions as default } from "./mentions.jsx";
