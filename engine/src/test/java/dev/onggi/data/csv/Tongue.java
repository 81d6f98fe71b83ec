package dev.onggi.data.csv;

import java.nio.charset.Charset;
import java.util.Random;

/// Languages for tests of charsets: the words of each, and the charset they were written in before
/// Unicode.
enum Tongue {
    SPANISH(
            "windows-1252",
            "artículo año número señal café España niño teléfono dirección también José García"
                    + " Muñoz corazón jamón público camión está máquina PAÍS MARÍA ¿qué? pingüino rojo"
                    + " casa grande mesa Madrid"),
    FRENCH(
            "windows-1252",
            "été garçon déjà reçu très bien où naïf hôtel être forêt élève Noël œuvre cœur l’été"
                    + " qualité ÉCOLE François prix vélo «ça» lait pain à côté connaître août maison"),
    GERMAN(
            "windows-1252",
            "größe straße müller köln schön für über öffnung ärger äpfel grün weiß prüfung"
                    + " MÜNCHEN Österreich „gut“ preis fünf zwölf hören Jürgen haus baum käse stück"),
    SWEDISH(
            "windows-1252",
            "åker älg ö Malmö Göteborg Åsa Öberg Örjan räksmörgås språk färg människa första två"
                    + " är på från hös hus bok kött ström Björn Sjögren Ängelholm å"),
    PORTUGUESE(
            "windows-1252",
            "não coração ação São João avô irmã português três informação pão mãe preço você"
                    + " água também ENDEREÇO número às até canções limões casa rua opinião útil"),
    JAPANESE_KANJI(
            "windows-31j",
            "東京都 大阪府 名前 住所 電話番号 商品 価格 注文 田中 鈴木 佐藤 高橋 渡辺 新宿区 京都市 会社 株式会社"
                    + " 営業部 数量 日付 備考 北海道 福岡県 山田太郎 伊藤 中村 小林 加藤 吉田 山本"),
    JAPANESE_KANA(
            "windows-31j",
            "とても良いです カメラ ありがとうございました。 すばらしい! 配送が早い パソコン テレビ サイズが小さい"
                    + " りんご みかん コーヒー お茶、紅茶 また買います ひらがな カタカナ デザイン 使いやすい"),
    JAPANESE_HALF_WIDTH(
            "windows-31j",
            "ﾘﾝｺﾞ ﾐｶﾝ ｱｵﾓﾘ ｴﾋﾒ ﾀﾅｶ ｽｽﾞｷ ｻﾄｳ ﾀｶﾊｼ ﾄｳｷｮｳ ｵｵｻｶ ﾎﾝｼｬ ｼﾃﾝ ｶﾌﾞｼｷｶﾞｲｼｬ ﾔﾏﾀﾞ ﾊﾅｺ ﾀﾛｳ"
                    + " ﾌﾘｶﾞﾅ ﾒｲ ｾｲ ﾐｽﾞﾎ ﾕｳﾁｮ ﾌﾂｳ ﾄｳｻﾞ ﾅｶﾑﾗ"),
    KOREAN(
            "x-windows-949",
            "이름 주소 전화번호 서울특별시 강남구 김철수 박영희 배송이 빠르고 좋아요 색이 조금 달라요 가격 수량"
                    + " 상품명 의견 부산 대구광역시 인천 홍길동 이순신 만족합니다 별로예요 재구매 포장 튼튼해요 사이즈"),
    KOREAN_RARE(
            "x-windows-949",
            "뷁 쀍 똠방각하 펲시 찦차 웕 뙇 쌰 갂 똠양꿍 숖 햏 아햏햏 먄 쫌 괞찮다 됬다 뛣 꺠끗 쓩 휄 훼손 뿅 쨔"
                    + " 뢥 쿵푸 쥬스 켘 쪄요 핳 믜 뎌 봣다 쩝 뺨");

    private final Charset charset;
    private final String words;

    Tongue(String charset, String words) {
        this.charset = Charset.forName(charset);
        this.words = words;
    }

    Charset charset() {
        return charset;
    }

    /// A CSV file of a few columns of words, numbers and ASCII codes.
    String table(int rows, Random random) {
        int columns = 2 + random.nextInt(3);
        var text = new StringBuilder();
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c < columns; c++) {
                text.append(c == 0 ? "" : ",").append(cell(r == 0 ? 0 : random.nextInt(6), random));
            }
            text.append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.toString();
    }

    private String cell(int kind, Random random) {
        return switch (kind) {
            case 4 -> Integer.toString(random.nextInt(100_000));
            case 5 -> "A-" + random.nextInt(100) + " ok";
            default -> {
                var cell = new StringBuilder(word(random));
                for (int n = random.nextInt(kind + 1); n > 0; n--) {
                    cell.append(' ').append(word(random));
                }
                yield cell.toString();
            }
        };
    }

    private String word(Random random) {
        var all = words.split(" ");
        return all[random.nextInt(all.length)];
    }
}
