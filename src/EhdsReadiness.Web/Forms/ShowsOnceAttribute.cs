namespace EhdsReadiness.Web.Forms;

/// <summary>
/// Marks a handler that makes a secret and shows it once, on the page that it answers with. Sent again it makes no other, which would end
/// the one that was copied: the page says that it was shown.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShowsOnceAttribute : Attribute
{
    /// <summary>What the address of the page says then of what was just done.</summary>
    public const string Done = "shown-once";
}
