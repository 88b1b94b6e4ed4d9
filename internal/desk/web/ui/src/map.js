// The map of a page.
import {setWorkerUrl} from 'maplibre-gl';

setWorkerUrl(MAP_WORKER);

export function draw(holder) { holder.hidden = false; }
