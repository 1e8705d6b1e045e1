using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Api;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Api;

public sealed class BodyFuzzTests
{
    [Fact]
    public void Any_order_is_taken_or_refused_with_its_fields() => Fuzz(
        Hosting.Shop.Order() with { Media = new Media(MediaType.Virtual, 32, 7), FileName = "a_{rand}.img", Recipient = new Person("a", "b@c.de", "fr", "+1 2", "x", "FR") },
        order => OrderRules.Check(order));

    [Fact]
    public void Any_claim_is_read_or_refused() => Fuzz(new ClaimRequest([TaskKind.Creator], "w", ["a"], ["b"], 5, "1"), _ => { });

    [Fact]
    public void Any_result_is_read_or_refused() => Fuzz(
        new TaskResult(7, WorkStatus.UploadedPublic, [new ReportedArtifact("image", "a.img", 9, new string('a', 64), "http://a/b")], "c", "r", true),
        result => TaskQueue.Check(new OrderRow { FileName = "a.img", MediaType = "virtual" }, result));

    [Fact]
    public void Any_heartbeat_is_read_or_refused() => Fuzz(new Heartbeat(7, WorkStatus.Building, new TaskProgress("s", 1, 2, 3, 4), "c", 5), _ => { });

    [Fact]
    public void Any_cursor_is_read_or_refused() =>
        new Fuzzer([Encoding.ASCII.GetBytes(new Cursor(5L, "abc").ToString()), Encoding.ASCII.GetBytes(new Cursor("x", "abc").ToString())])
            .Run(bytes => Cursor.TryParse(Encoding.Latin1.GetString(bytes)), _ => false);

    /// <summary>What cannot be read has to become a problem, whatever it is.</summary>
    private static void Fuzz<T>(T sample, Action<T> use, [CallerMemberName] string test = "")
        where T : class
    {
        var type = (JsonTypeInfo<T>)ContractsJson.Default.GetTypeInfo(typeof(T))!;
        new Fuzzer([JsonSerializer.SerializeToUtf8Bytes(sample, type)]).Run(
            bytes =>
            {
                try
                {
                    if (JsonSerializer.Deserialize(bytes, type) is { } value)
                    {
                        use(value);
                    }
                }
                catch (JsonException error)
                {
                    Assert.InRange(ApiProblems.Malformed(bytes, error).Status, 400, 422);
                }
            },
            _ => false,
            test: test);
    }
}
