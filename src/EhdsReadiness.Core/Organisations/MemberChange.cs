namespace EhdsReadiness.Core.Organisations;

/// <summary>What became of a change to a member.</summary>
public enum MemberChange
{
    Done,

    /// <summary>Nothing was written: an organisation keeps at least one owner.</summary>
    LastOwner,

    /// <summary>Nothing was written: there is no such member any more.</summary>
    NoMember,

    /// <summary>Nothing was written: they lead work, and it was not said who leads it from then on.</summary>
    WorkLed,

    /// <summary>Nothing was written: whoever was to lead their work can't, or not any more.</summary>
    NoSuccessor,

    /// <summary>Nothing was written: more organisations would go than the person was told.</summary>
    MoreGoes,
}
