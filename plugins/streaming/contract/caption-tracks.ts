import { definePort } from '@hearth/cms/contract';
import type { CaptionTrack } from './caption-types';

/** Which languages the words of a room are in (字幕轨端口), for whoever shows cues elsewhere than in the player. */
export type CaptionTracks = { of(room: string): Promise<readonly CaptionTrack[]> };

/** Where tracks are found. */
export const captionTracksPort = definePort<CaptionTracks>('streaming.caption-tracks');
