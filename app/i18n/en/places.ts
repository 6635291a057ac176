export const places = {
  suggestions: { one: "One suggestion", other: "{count} suggestions" },
  none: "No suggestion",
  list: "Suggestions",
  askStreets: "Look for “{text}” as an address",
  streetsAway: "The address search does not answer right now. A place or a tap on the map will do.",
  choose: "Do you mean one of these?",
  picture: "Load the map picture",
};
