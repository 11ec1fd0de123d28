namespace EhdsReadiness.Core.Organisations;

/// <summary>What became of an organisation that was to become a unit.</summary>
public enum PlaceOutcome
{
    Joined,

    /// <summary>The code is wrong, used, withdrawn, over, or of somebody who is no owner of the house any more: nothing was
    /// written.</summary>
    NoOffer,

    /// <summary>The organisation is a unit already, has units, or is the house itself: units have one level. Nothing was written.</summary>
    NoPlace,
}
