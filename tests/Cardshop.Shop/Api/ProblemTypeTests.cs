using System.Reflection;
using Cardshop.Contracts.Problems;
using Cardshop.Warehouse.Problems;
using Xunit;

namespace Cardshop.Shop.Api;

/// <summary>Scheduler and warehouse say no in one way: a client may rely on the types of problems, whoever it talks to.</summary>
public sealed class ProblemTypeTests
{
    private static readonly string[] OfScheduler = [.. typeof(ProblemTypes).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    private static readonly string[] OfWarehouse =
        [.. typeof(ProblemKind).GetProperties(BindingFlags.Static | BindingFlags.Public).Select(property => ((ProblemKind)property.GetValue(null)!).Type)];

    [Fact]
    public void All_types_have_one_prefix_and_plain_names()
    {
        Assert.InRange(OfScheduler.Length, 15, 100);
        Assert.InRange(OfWarehouse.Length, 15, 100);
        Assert.All([.. OfScheduler, .. OfWarehouse], type => Assert.Matches("^urn:cardshop:problem:[a-z]+(-[a-z]+)*$", type));
    }

    [Fact]
    public void No_type_stands_for_two_things_of_one_service()
    {
        Assert.Equal(OfScheduler.Length, OfScheduler.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(OfWarehouse.Length, OfWarehouse.Distinct(StringComparer.Ordinal).Count());
    }
}
