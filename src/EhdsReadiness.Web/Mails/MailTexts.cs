namespace EhdsReadiness.Web.Mails;

/// <summary>The words of mails, by the reader's language and never by that of the page.</summary>
internal static class MailTexts
{
    private static readonly TextResource Resource = new("Mails");

    /// <summary>The text of a key, with its places filled.</summary>
    /// <exception cref="InvalidOperationException">No text has that key.</exception>
    public static string Of(Language language, string key, params object?[] values)
    {
        var text = Typography.InFrench(Resource.Of(language, key), language);
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }
}
