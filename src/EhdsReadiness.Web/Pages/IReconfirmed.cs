namespace EhdsReadiness.Web.Pages;

/// <summary>A page with a form that asks its reader to show anew who they are, by <see cref="Reconfirmation"/>.</summary>
public interface IReconfirmed
{
    /// <summary>Whether they have not done so within the last minutes.</summary>
    bool AsksPassword { get; }

    /// <summary>Whether a code is asked for as well.</summary>
    bool AsksCode { get; }

    /// <summary>Whether the account has a password; without one its identity provider is asked.</summary>
    bool HasPassword { get; }

    /// <summary>The way to the provider and back to this page.</summary>
    string ConfirmLink { get; }
}
