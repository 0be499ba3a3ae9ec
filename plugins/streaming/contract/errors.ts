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
    '推流地址不能用：须以 rtmp://、rtmps:// 或 srt:// 开头，RTMP 带应用名，SRT 带端口，不含账号和密码（SRT 的 streamid、passphrase 填在密钥里），且不指向内网',
    'This address cannot be used: it begins with rtmp://, rtmps:// or srt://, names an application (RTMP) or a port (SRT), holds no user and password (streamid and passphrase of SRT belong into the key), and lies on the internet',
  ),
  TARGET_SRT_KEY: refusal(
    422,
    'SRT 密钥不能用：请填 streamid，或 streamid=…&passphrase=…；passphrase 为 10 至 79 个字符',
    'This SRT key cannot be used: type the stream id, or streamid=…&passphrase=…; a passphrase has 10 to 79 signs',
  ),
  TARGET_SRT_ON_MUX: refusal(
    422,
    'Mux 上的直播间不能转推到 SRT 地址；请用 RTMP 地址，或改用由本台承载的直播间',
    'A room on Mux cannot be copied to an SRT address; use an RTMP address, or a room that this station carries',
  ),
  SRT_PORTS_FULL: refusal<{ most: number }>(
    422,
    'SRT 端口已用完（共 {most} 个）：请关闭其他直播间的 SRT，或请管理员增加 HEARTH_SRT_PORTS',
    'All {most} ports of SRT are taken: turn SRT off for another room, or ask the administrator for more in HEARTH_SRT_PORTS',
  ),
  TARGET_NAME: refusal(
    409,
    '这个直播间已有同名的转推目标，请换个名称',
    'The room has a copy of that name already; please choose another',
  ),
  LOOK_NOT_HERE: refusal(
    422,
    '由 Mux 直接转推、或只有声音的直播间，不能裁 9:16 或加台标；要用请新建混合直播间',
    'Where Mux copies to platforms, or where there is only sound, nothing can be cut to 9:16 or marked; make a hybrid room for it',
  ),
  LOGO_NOT_FOUND: refusal(
    404,
    '这个直播间已没有这个台标，请重新上传',
    'The room no longer has this logo; bring it again',
  ),
  TRANSCODES_FULL: refusal<{ most: number }>(
    422,
    '本机最多同时转码 {most} 路：请先停掉一个裁 9:16 或加台标的平台，或让几个平台用同样的画面，或请管理员调高 HEARTH_TRANSCODES',
    'This machine makes {most} pictures anew at most: stop a platform with 9:16 or a logo, let platforms share one picture, or ask the administrator to raise HEARTH_TRANSCODES',
  ),
  CAMERA_NOT_FOUND: refusal(
    404,
    '没有找到这条手机开播链接，可能已被收回',
    'This camera link was not found; it may have been taken back',
  ),
  SLATE_PICTURE: refusal(
    422,
    '这不是可用的图片：请用 JPEG、PNG 或 WebP',
    'This is no picture that can be shown: use JPEG, PNG or WebP',
  ),
  TOO_MANY_CAMERAS: refusal<{ most: number }>(
    422,
    '一个直播间最多同时有 {most} 条有效的手机开播链接，请先收回不用的',
    'A room has at most {most} camera links that are good; take back those that nobody uses',
  ),
  TOO_MANY_TARGETS: refusal<{ most: number }>(
    422,
    '一个直播间最多 {most} 个转推目标',
    'A room has at most {most} copies',
  ),
  PLAYBACK_NOT_FOUND: refusal(
    404,
    '没有找到这场直播或这段录像，可能已被移走',
    'This live or recording was not found; it may have been removed',
  ),
  PASS_NEEDED: refusal(
    403,
    '这里只给受邀的观众看：请用邀请你的人发来的链接打开',
    'Only those who were invited may watch this: open it by the link that you were sent',
  ),
  PASS_REFUSED: refusal(
    403,
    '观看凭证已失效或不属于这里：请向发链接的人要一个新的',
    'This pass has run out or is not of this place: ask whoever sent the link for a new one',
  ),
  PAGE_REFUSED: refusal(
    403,
    '这场直播不能在这个网站上播放，请在本台的客户端或网站观看',
    'This live may not be played on this website; watch it in the app or on the website of the station',
  ),
  LINK_NOT_FOUND: refusal(404, '没有找到这个观看链接', 'This link was not found'),
  TOO_MANY_LINKS: refusal<{ most: number }>(
    422,
    '一个直播间最多 {most} 个有效的观看链接，请先作废不用的',
    'A room has at most {most} links that are good; end some that nobody needs first',
  ),
  RECORDING_NOT_FOUND: refusal(
    404,
    '没有找到这段录制，可能已被删除',
    'This recording was not found; it may have been removed',
  ),
  RECORDING_STATE: refusal<{ state: string }>(
    409,
    '这段录制现在是“{state}”，不能这样做',
    'The recording is “{state}” now, so this cannot be done',
  ),
  RECORDING_HELD: refusal(
    409,
    '这段录制被依法保全，解除之前不能删除',
    'The recording is under legal hold; it cannot be removed before that ends',
  ),
  PIECE_EMPTY: refusal(
    422,
    '选取的范围里没有画面，请重新选取入点和出点',
    'There is no picture in the chosen range; choose in and out anew',
  ),
  PIECE_TOO_LONG: refusal<{ minutes: number }>(
    422,
    '精确到帧的剪辑一次最多 {minutes} 分钟；更长的请用快速剪辑',
    'A cut at the very frame is {minutes} minutes at most; use the quick cut for more',
  ),
  DISK_FULL: refusal(
    503,
    '磁盘空间不足，请先删除不要的录制',
    'The disk is full; remove recordings that are not needed first',
  ),
  CHAPTER_NOT_FOUND: refusal(
    404,
    '没有找到这个章节，可能已被删除',
    'This chapter was not found; it may have been removed',
  ),
  TOO_MANY_CHAPTERS: refusal<{ most: number }>(
    422,
    '一段录制最多 {most} 个章节',
    'A recording has at most {most} chapters',
  ),
  LINK_OVER: refusal(
    404,
    '这个下载链接已经失效，请回到录制页重新生成',
    'This link is over; make a new one on the page of the recording',
  ),
  TRACK_NOT_FOUND: refusal(
    404,
    '没有找到这条字幕轨，可能已被移走',
    'This caption track was not found; it may have been removed',
  ),
  TRACK_LANGUAGE: refusal<{ language: string }>(
    409,
    '语言“{language}”不能用：直播间已有这种语言的字幕，或语言代码有误',
    'The language “{language}” cannot be used: the room has a track in it already, or it is no code of a language',
  ),
  TRACK_SOURCE: refusal(
    422,
    '这条字幕轨没有来源：所选的识别或翻译服务不在，或没有可译的原文字幕',
    'This track has no source: the recogniser or translator is not there, or there is no track to translate from',
  ),
  TRACKS_FULL: refusal<{ most: number }>(
    422,
    '一个直播间最多 {most} 种字幕语言',
    'A room has captions in at most {most} languages',
  ),
  CUE_NOT_FOUND: refusal(404, '没有找到这条字幕', 'This cue was not found'),
  CUE_TIME: refusal(
    422,
    '字幕的时间不在这场直播之内，或结束早于开始；请重新加载画面后再发',
    'The times of this cue lie outside of the broadcast, or it ends before it begins; reload the picture and send it again',
  ),
  TERM_NOT_FOUND: refusal(404, '没有找到这个术语', 'This word is not in the glossary'),
  TERM_THERE: refusal<{ term: string }>(409, '术语“{term}”已在表中', '“{term}” is in the glossary already'),
  GLOSSARY_FULL: refusal<{ most: number }>(422, '术语表最多 {most} 条', 'A glossary has at most {most} words'),
  FILE_LINE: refusal<{ line: number; text: string }>(
    422,
    '文件第 {line} 行读不懂：{text}。没有读入任何内容，请改正后再试',
    'Line {line} of the file cannot be read: {text}. Nothing was taken; please correct it and try again',
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
