import { defineErrors, refusal } from '@hearth/cms/contract';

/** What streaming refuses, and why. */
export const streamingErrors = defineErrors('STREAMING', {
  ROOM_NOT_FOUND: refusal(404, '没有找到这个直播间，可能已被移走', 'This room was not found; it may have been removed'),
  ROOM_STATE: refusal<{ state: string }>(
    409,
    '直播间现在是“{state}”，不能这样做',
    'The room is “{state}” now, so this cannot be done',
  ),
  PROVIDER_REFUSED: refusal<{ why: string }>(422, '视频服务没有接受：{why}', 'The video service refused: {why}'),
  PROVIDER_BUSY: refusal(503, '视频服务正忙，请稍后再试', 'The video service is busy; please try again in a moment'),
  PROVIDER_LOST: refusal(
    504,
    '视频服务没有回音，正在核对是否已经生效，请勿重复操作',
    'The video service did not answer; we are finding out whether it was done. Please do not repeat it',
  ),
  PROVIDER_GONE: refusal(404, '视频服务里已没有这一项', 'The video service no longer has it'),
  TARGETS_FULL: refusal<{ most: number }>(
    422,
    '这个视频服务每场最多转推 {most} 个平台；要推更多，请改用混合方式，由本台转推',
    'This video service copies to {most} platforms at most; for more, use hybrid, which copies from here',
  ),
  TARGETS_WHILE_LIVE: refusal(
    409,
    '这个视频服务在直播中不能增删转推平台；请先结束直播，或改用混合方式',
    'This video service lets no platform be added or removed while live; end the broadcast first, or use hybrid',
  ),
  NOT_OFFERED: refusal<{ what: string }>(
    422,
    '当前的视频服务不支持：{what}',
    'The video service in use does not offer this: {what}',
  ),
  NOT_ON_AIR: refusal(404, '这里还没有画面', 'There is no picture here yet'),
  BAD_POSITION: refusal(
    400,
    '播放器要的位置不存在，请从头加载播放列表',
    'The player asked for a position that cannot be; load the playlist anew',
  ),
  PICTURE_LATE: refusal(503, '画面迟到了，请再试一次', 'The picture is late; please try again'),
  TARGET_NOT_FOUND: refusal(
    404,
    '没有找到这个转推目标，可能已被移走',
    'This copy was not found; it may have been removed',
  ),
  TARGET_ADDRESS: refusal(
    422,
    '推流地址不能用：须以 rtmp:// 或 rtmps:// 开头，带应用名，不含账号密码，且不指向内网',
    'This address cannot be used: it begins with rtmp:// or rtmps://, names an application, holds no user and password, and lies on the internet',
  ),
  TARGET_NAME: refusal(
    409,
    '这个直播间已有同名的转推目标，请换个名称',
    'The room has a copy of that name already; please choose another',
  ),
  TOO_MANY_TARGETS: refusal<{ most: number }>(
    422,
    '一个直播间最多 {most} 个转推目标',
    'A room has at most {most} copies',
  ),
  RECORDING_NOT_HERE: refusal(
    404,
    '没有找到这场直播的录制，可能已被清理，或存放在另一台服务器上',
    'The recording of this broadcast was not found; it may have been cleared, or lies on another server',
  ),
  NOT_A_PICTURE: refusal(415, '封面须是 JPG、PNG、WebP 或 AVIF 图片', 'A poster is a picture: JPG, PNG, WebP or AVIF'),
  NOT_DRAWN: refusal(
    422,
    '这一秒取不出画面：请换一个时间点，或直接上传图片',
    'No picture can be drawn there: choose another second, or bring a picture',
  ),
});
