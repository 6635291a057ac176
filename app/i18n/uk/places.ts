import { counted, type Ukrainian } from "./forms";

export const places: Ukrainian["places"] = {
  suggestions: counted("{count} пропозиція", "{count} пропозиції", "{count} пропозицій"),
  none: "Пропозицій немає",
  list: "Пропозиції",
  askStreets: "Шукати «{text}» як адресу",
  streetsAway: "Пошук адрес зараз не відповідає. Досить назви місця або дотику до мапи.",
  choose: "Може, одне з цих?",
  picture: "Завантажити зображення карти",
};
