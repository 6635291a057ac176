import { InstallCard } from "./install-card";
import { NeedPushOffer } from "./need-push-offer";
import { PasskeyOffer } from "./passkey-offer";

/** What we ask of somebody who has just said yes, one at a time: enhance/offers.client says whose turn it is. */
export function NeedOffers({ pushKey }: { pushKey: string | null }) {
  return (
    <div className="need-offers" data-offers="">
      {pushKey ? <NeedPushOffer publicKey={pushKey} /> : <div hidden />}
      <InstallCard />
      <PasskeyOffer waits />
    </div>
  );
}
