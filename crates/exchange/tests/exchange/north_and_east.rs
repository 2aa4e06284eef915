//! Lists in Swedish, Turkish and Japanese: headings, levels, choices, yes and no, and days.

use super::begun::{judging, with};
use super::looks::{look, of, told, written};

/// A heading in three languages and the place it means in each of them.
type Meant = ([&'static str; 3], &'static str);

fn meant(register: &str, headings: &[Meant]) {
    for language in 0..3 {
        let own: Vec<_> = headings.iter().map(|(words, _)| format!("\"{}\"", words[language])).collect();
        let seen = look(&format!("{}\n", own.join(",")), &of(register), &judging());
        for (column, (_, place)) in seen.sheets[0].columns.iter().zip(headings) {
            let found = column.filled().map(ToString::to_string).unwrap_or_else(|| format!("{:?}", column.meaning));
            assert_eq!(found, *place, "{register}: {}", column.heading);
        }
    }
}

#[test]
fn headings_are_known() {
    meant(
        "asset",
        &[
            (["Tillgång", "Varlık adı", "情報資産名称"], "name"),
            (["Ägare", "Varlık sahibi", "管理責任者"], "owner"),
            (["Avdelning", "Birim", "管理部署"], "unit"),
            (["Konfidentialitet", "Gizlilik", "機密性"], "value[c].level"),
            (["Riktighet", "Bütünlük", "完全性"], "value[i].level"),
            (["Tillgänglighet", "Erişilebilirlik", "可用性"], "value[a].level"),
            (["Personuppgifter", "KİŞİSEL VERİ", "個人情報"], "personal_data"),
            (["Beskrivning", "Açıklama", "備考"], "description"),
        ],
    );
    meant(
        "risk",
        &[
            (["Riskscenario", "Risk Tanımı", "リスク内容"], "title"),
            (["Riskägare", "RİSK SAHİBİ", "リスク所有者"], "owner"),
            (["Riskbehandling", "Risk işleme", "対応方針"], "Decided"),
            (["Riskvärde", "Risk Skoru", "リスク値"], "Computed"),
        ],
    );
    meant(
        "supplier",
        &[
            (["Leverantör", "Tedarikçi", "委託先"], "name"),
            (["Tjänst", "Hizmet", "委託内容"], "service"),
            (["Kritikalitet", "Kritiklik", "重要度"], "criticality"),
            (["Avtal till", "Sözleşme bitiş tarihi", "契約終了日"], "contract_until"),
        ],
    );
    meant(
        "applicability",
        &[
            (["Säkerhetsåtgärd", "Kontrol", "管理策"], "control"),
            (["Tillämplig", "Uygulanabilir", "適用"], "applicable"),
            (["Motivering", "Gerekçe", "理由"], "inclusion"),
            (["Införd", "Uygulama durumu", "実施状況"], "status"),
        ],
    );
    meant("control", &[(["Åtgärd", "Kontrol adı", "管理策名"], "title"), (["Ansvarig", "Sorumlu", "責任者"], "owner")]);
    meant(
        "training",
        &[
            (["Medarbetare", "Çalışan", "氏名"], "person"),
            (["Utbildning", "Eğitim", "研修名"], "title"),
            (["Slutförd", "Eğitim tarihi", "受講日"], "done_on"),
        ],
    );
    meant(
        "incident",
        &[
            (["Händelse", "Olay", "件名"], "title"),
            (["Upptäckt", "Tespit tarihi", "検知日時"], "detected_at"),
            (["Allvarlighetsgrad", "Önem derecesi", "深刻度"], "severity"),
            (["Grundorsak", "Kök neden", "根本原因"], "cause"),
        ],
    );
}

#[test]
fn levels_are_steps_and_words_are_choices() {
    for (likelihood, impact, [low, middle, high], [less, keep]) in [
        ("Sannolikhet", "Konsekvens", ["Låg", "Medel", "Hög"], ["Reducera", "Acceptera"]),
        ("Olasılık", "Etki", ["DÜŞÜK", "Orta", "Yüksek"], ["Azaltma", "Kabul"]),
        ("発生可能性", "影響度", ["低", "中", "高"], ["低減", "受容"]),
    ] {
        let head = format!("Risk,{likelihood},{impact},Treatment");
        let file = format!("{head}\nA,{low},{high},{less}\nB,{middle},{low},{keep}\nC,{high},{middle},\n");
        let seen = look(&file, &of("risk"), &judging());
        assert_eq!(told(&seen), Vec::<String>::new(), "{file}");
        assert_eq!(written(&seen, "likelihood"), ["2", "3", "4"], "{file}");
        assert_eq!(written(&seen, "decision.option"), ["modify", "retain"], "{file}");
    }
    for file in [
        "Säkerhetsåtgärd,Tillämplig,Införd\nA.5.1,Ja,Delvis\nA.5.2,Nej,Ej tillämpligt\n",
        "Kontrol,Uygulanabilir,Uygulama durumu\nA.5.1,Evet,Kısmen\nA.5.2,HAYIR,\n",
        "管理策,適用,実施状況\nA.5.1,適用,一部実施\nA.5.2,適用外,\n",
    ] {
        let seen = look(file, &of("applicability"), &with(&[]));
        assert_eq!(written(&seen, "applicable"), ["applicable", "excluded"], "{file} {:?}", told(&seen));
        assert_eq!(written(&seen, "status"), ["partly"], "{file}");
    }
}

#[test]
fn yes_and_no_and_days_are_read() {
    for (file, both) in [
        ("Tillgång,Personuppgifter,Anskaffningsdatum\nA,Ja,1 maj 2025\nB,Nej,\n", ["yes", "no"]),
        ("Varlık adı,Kişisel veri,Edinme tarihi\nA,Evet,1 Mayıs 2025\nB,Hayır,\n", ["yes", "no"]),
        ("資産名,個人情報,取得日\nA,有,2025年5月1日\nB,無,\n", ["yes", "no"]),
        ("資産名,個人情報,取得日\nA,○,2025/5/1\nB,×,\n", ["yes", "no"]),
    ] {
        let seen = look(file, &of("asset"), &with(&[]));
        assert_eq!(told(&seen), Vec::<String>::new(), "{file}");
        assert_eq!(
            (written(&seen, "personal_data"), written(&seen, "acquired_on")),
            (both.to_vec(), vec!["2025-05-01"]),
            "{file}"
        );
    }
    // A cross alone is a tick in most of the world, and is asked about.
    let crosses = look("Name,Personal data\nA,×\nB,\n", &of("asset"), &with(&[]));
    assert_eq!(told(&crosses).len(), 1, "{:?}", told(&crosses));
}
