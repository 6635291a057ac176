import { StylePage } from "~/components/style/style-page";

export const meta = () => [{ title: "Style" }];

export default function Style() {
  return <StylePage />;
}
