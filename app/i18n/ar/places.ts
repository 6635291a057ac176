import { type Arabic, counted } from "./forms";

export const places: Arabic["places"] = {
  suggestions: counted(
    "لا اقتراحات",
    "اقتراح واحد",
    "اقتراحان",
    "{count} اقتراحات",
    "{count} اقتراحًا",
    "{count} اقتراح",
  ),
  none: "لا اقتراحات",
  list: "اقتراحات",
  askStreets: "البحث عن «{text}» كعنوان",
  streetsAway: "البحث عن العناوين لا يستجيب الآن. يكفي اسم مكان أو لمسة على الخريطة.",
  choose: "هل تقصد أحد هذه؟",
  picture: "تحميل صورة الخريطة",
};
