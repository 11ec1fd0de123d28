using System.Reflection;

namespace EhdsReadiness.Core.Tests;

public sealed class IdsTests
{
    private static readonly Type[] Without = [typeof(Roles), typeof(CountedAnswer)];

    /// <summary>Enums of which at least one value has an identifier.</summary>
    public static TheoryData<Type> Enums() =>
        [.. typeof(Ids).Assembly.GetTypes().Where(type => type.IsEnum && Ids.ValuesOf(type).Any())];

    [Theory]
    [MemberData(nameof(Enums))]
    public void Every_value_has_an_identifier_and_no_two_have_the_same(Type type)
    {
        var ids = Ids.ValuesOf(type).Select(one => one.Id).ToList();

        // Nothing is stored of the role “none”, nor published of what was not asked.
        Assert.Equal(Enum.GetValues(type).Length - (Without.Contains(type) ? 1 : 0), ids.Count);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void Every_value_is_found_by_its_identifier_whatever_the_size_of_its_enum(Type type)
    {
        MethodInfo Method(string name) => typeof(Ids).GetMethod(name)!.MakeGenericMethod(type);

        Assert.All(Ids.ValuesOf(type), one =>
        {
            Assert.Equal(one.Id, Method(nameof(Ids.Id)).Invoke(null, [one.Value]));
            Assert.Equal(one.Value, Method(nameof(Ids.Find)).Invoke(null, [one.Id]));
        });
    }

    [Fact]
    public void A_value_is_found_by_its_identifier_alone()
    {
        Assert.Equal(MemberRole.Owner, Ids.Find<MemberRole>("owner"));
        Assert.Equal("owner", MemberRole.Owner.Id());
        Assert.Null(Ids.Find<MemberRole>("Owner"));
        Assert.Null(Ids.Find<MemberRole>(null));
        Assert.Throws<ArgumentOutOfRangeException>(() => Roles.None.Id());
    }
}
