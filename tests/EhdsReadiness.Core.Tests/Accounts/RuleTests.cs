namespace EhdsReadiness.Core.Tests.Accounts;

/// <summary>What is an address, and what is a password.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("a@b.fr")]
    [InlineData("prenom.nom+ehds@chu-montervaux.fr")]
    [InlineData("o'neill@sub.example.org")]
    [InlineData("élodie@hôpital.fr")]
    [InlineData("用户@例子.广告")]
    public void An_address_is_two_parts_and_a_dot(string address) => Assert.True(EmailAddress.IsWellFormed(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a@b")]
    [InlineData("a@@b.fr")]
    [InlineData("@b.fr")]
    [InlineData("a@.fr")]
    [InlineData("a@b.fr.")]
    [InlineData("a.@b.fr")]
    [InlineData("a..b@c.fr")]
    [InlineData("a@-b.fr")]
    [InlineData("a b@c.fr")]
    [InlineData("\"a b\"@c.fr")]
    [InlineData("A <a@b.fr>")]
    [InlineData("a@b.fr\n")]
    [InlineData("a@b.fr\r\nBcc: c@d.fr")]
    [InlineData("a@b.fr,c@d.fr")]
    [InlineData("a@b.fr;c@d.fr")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a\u200B@b.fr")]
    [InlineData("a\u202E@b.fr")]
    public void Nothing_else_is_one(string? text) => Assert.False(EmailAddress.IsWellFormed(text));

    [Fact]
    public void An_address_has_254_characters_at_most()
    {
        Assert.True(EmailAddress.IsWellFormed(new string('a', 249) + "@b.fr"));
        Assert.False(EmailAddress.IsWellFormed(new string('a', 250) + "@b.fr"));
        Assert.False(EmailAddress.IsWellFormed("a\uD800@b.fr"));
    }

    [Fact]
    public void Addresses_are_compared_without_case_and_however_accents_are_written() =>
        Assert.Equal(EmailAddress.Normalize("Élodie@Exemple.FR"), EmailAddress.Normalize("e\u0301lodie@exemple.fr"));

    [Theory]
    [InlineData("kim@b.fr", "\u212Aim@b.fr")]
    [InlineData("sam@b.fr", "\u017Fam@b.fr")]
    [InlineData("ines@b.fr", "\u0131nes@b.fr")]
    public void A_sign_that_looks_like_a_letter_is_not_that_letter(string address, string alike) =>
        Assert.NotEqual(EmailAddress.Normalize(address), EmailAddress.Normalize(alike));

    [Theory]
    [InlineData("a@hôpital.fr", "A@HO\u0302PITAL.fr")]
    [InlineData("a@hôpital.fr", "a@xn--hpital-ixa.fr")]
    [InlineData("a@kim.fr", "a@\u212Aim.fr")]
    public void Domains_are_compared_as_the_DNS_does(string address, string same) =>
        Assert.Equal(EmailAddress.Normalize(address), EmailAddress.Normalize(same));

    [Theory]
    [InlineData("prenom.nom@chu-montervaux.fr")]
    [InlineData("élodie@hôpital.fr")]
    [InlineData("用户@例子.广告")]
    public void An_address_that_has_an_account_is_still_compared_as_it_was(string address) =>
        Assert.Equal(address.Normalize().ToUpperInvariant(), EmailAddress.Normalize(address));

    [Fact]
    public void A_password_is_measured_as_it_is_hashed() =>
        Assert.Equal(PasswordFault.TooShort, PasswordRule.FaultOf("e\u0301te\u0301 chaudes", "a@b.fr", "A"));

    [Theory]
    [InlineData("quatre mots sans rapport", null)]
    [InlineData("839201748265", null)]
    [InlineData("ŒUVRE—ÂGE—naïf", null)]
    [InlineData("🐙🦑🐡🐠🐟🐬🐳🐋🦈🐊🐅🐆", null)]
    [InlineData("", PasswordFault.TooShort)]
    [InlineData("onze lettre", PasswordFault.TooShort)]
    [InlineData("🐙🦑🐡🐠🐟🐬🐳🐋🦈🐊🐅", PasswordFault.TooShort)]
    [InlineData("camille.roux@exemple.fr", PasswordFault.OwnName)]
    [InlineData("CAMILLE ROUX-BERNARD", PasswordFault.OwnName)]
    [InlineData("roux-bernard camille", PasswordFault.OwnName)]
    [InlineData("abcabcabcabcabc", PasswordFault.TooCommon)]
    [InlineData("123456789012", PasswordFault.TooCommon)]
    [InlineData("azertyuiopqs", PasswordFault.TooCommon)]
    [InlineData("Motdepasse2026!", PasswordFault.TooCommon)]
    [InlineData("Password1234", PasswordFault.TooCommon)]
    [InlineData("jetaimemonamour", PasswordFault.TooCommon)]
    [InlineData("P@ssw0rd1234", PasswordFault.TooCommon)]
    [InlineData("Admin1234567", PasswordFault.TooCommon)]
    [InlineData("Bienvenue2026", PasswordFault.TooCommon)]
    [InlineData("Paris2024!!!", PasswordFault.TooCommon)]
    [InlineData("Summer2026!!", PasswordFault.TooCommon)]
    [InlineData("Été2026!!!!!", PasswordFault.TooCommon)]
    [InlineData("abc123abc123", PasswordFault.TooCommon)]
    [InlineData("admin@hospital", PasswordFault.TooCommon)]
    [InlineData("Covid19Covid19", PasswordFault.TooCommon)]
    [InlineData("M0td3p@sse!!", PasswordFault.TooCommon)]
    [InlineData("Hôpital-Paris-75", PasswordFault.TooCommon)]
    [InlineData("Mercedes1985!", PasswordFault.TooCommon)]
    [InlineData("G3r@ldine2026", PasswordFault.TooCommon)]
    [InlineData("!!Abdelkader!!", PasswordFault.TooCommon)]
    [InlineData("justinbieber", PasswordFault.TooCommon)]
    [InlineData("Needforspeed", PasswordFault.TooCommon)]
    [InlineData("123qweasdzxc", PasswordFault.TooCommon)]
    [InlineData("mustangmustang", PasswordFault.TooCommon)]
    [InlineData("Camille2026!!", PasswordFault.OwnName)]
    [InlineData("mustang abricot dune", null)]
    [InlineData("Exemple.Roux2026", PasswordFault.OwnName)]
    [InlineData("soleil vacances mardi lapin orage", null)]
    [InlineData("xk7qtest99wz#2", null)]
    public void A_password_is_long_and_not_among_the_first_tried(string password, PasswordFault? fault) =>
        Assert.Equal(fault, PasswordRule.FaultOf(password, "camille.roux@exemple.fr", "Camille Roux-Bernard"));

    [Fact]
    public void Staff_need_fifteen_characters()
    {
        Assert.Null(PasswordRule.FaultOf("orage-tiroir-4", "a@b.fr", "A"));
        Assert.Equal(PasswordFault.TooShort, PasswordRule.FaultOf("orage-tiroir-4", "a@b.fr", "A", AccountRole.Analyst));
        Assert.Null(PasswordRule.FaultOf("orage-tiroir-42", "a@b.fr", "A", AccountRole.Administrator));
    }

    [Fact]
    public void A_password_has_256_characters_at_most()
    {
        Assert.Null(PasswordRule.FaultOf(new string('a', 252) + "bcde", "a@b.fr", "A"));
        Assert.Equal(PasswordFault.TooLong, PasswordRule.FaultOf(new string('a', 253) + "bcde", "a@b.fr", "A"));
    }
}
