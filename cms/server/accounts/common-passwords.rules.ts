const LIST = `
1234567890 0123456789 12345678910 123456789a a123456789 123456789q q123456789 1234567890a 1qaz2wsx3edc qwertyuiop
qwertyuiop123 asdfghjkl1 asdfghjkl123 zxcvbnm123 zxcvbnm123456 password12 password123 password1234 password12345
passw0rd12 passw0rd123 p@ssw0rd12 p@ssw0rd123 p@ssword123 iloveyou12 iloveyou123 iloveyou1314 letmein1234 welcome123
welcome1234 welcome2024 welcome2025 welcome2026 admin12345 admin123456 administrator administrator1 qwerty1234
qwerty12345 qwerty123456 qwer1234567 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 qazwsxedc123 qazwsxedcrfv abc1234567 abc123456789
abcd123456 abcd1234567 abcde12345 abcdef123456 a1b2c3d4e5 aa12345678 aa123456789 aaa1234567 asd123456789 qq123456789
qq1234567890 wang123456 zhang123456 woaini1314 woaini13145 woaini520 woaini5201314 woaini123456 5201314520 5201314woaini
1314520520 13145201314 147258369a 1472583690 9876543210 0987654321 987654321a 1122334455 1234512345 1231231230 123123123a
123321123321 112233445566 111222333444 football123 basketball monkey12345 dragon12345 sunshine123 princess123 superman123
michael123 computer123 internet123 changeme123 changeme1234 secret12345 testtest123 test123456 test1234567 hello12345
hello123456 helloworld helloworld1 iloveyou2024 china123456 beijing2008 shanghai123 zhongguo123 zhonghua123 caonima123
wodemima123 mima123456 mima1234567 love123456 love1314520 qwe123456789 qweasdzxc1 qweasdzxc123 1q2w3e4r5t! zaq12wsxcde3
!qaz2wsx3edc 1234567899 1234567891 12345678900 123456789123 google12345 taobao123456 weixin123456 hearth12345
`;

/** The passwords that every list of guesses starts with, as far as they are long enough to pass otherwise. */
export const COMMONEST_PASSWORDS: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/));
