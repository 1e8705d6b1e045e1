using System.Security.Cryptography;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>An image that is sent somewhere is the one that would have been rendered.</summary>
public sealed class PlanSourceTests
{
    [Theory]
    [InlineData(1, 4096)]
    [InlineData(2, 20 << 20)]
    [InlineData(3, (9 << 20) + 512)]
    public void A_plan_reads_as_its_image_in_pieces_of_any_size_and_in_any_order(int seed, int size)
    {
        var plan = new TestPlan(seed, size);
        using var source = new PlanSource(plan);
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var offset = random.Next(size);
            var piece = source.ReadBytes(offset, random.Next(Math.Min(size - offset, 1 << 20) + 1));
            Assert.Equal(plan.Bytes[offset..(offset + piece.Length)], piece);
        }

        Assert.Equal(SHA256.HashData(plan.Bytes), SHA256.HashData(source.AsStream()));
    }

    [Fact]
    public void What_is_not_among_the_data_ranges_is_zero()
    {
        var plan = new TestPlan(4, 20 << 20);
        using var source = new PlanSource(plan);
        var rest = (byte[])plan.Bytes.Clone();
        var end = -1L;
        foreach (var range in source.DataRanges())
        {
            Assert.True(range.Offset > end, "Ranges are in order and do not touch.");
            rest.AsSpan((int)range.Offset, (int)range.Length).Clear();
            end = range.End;
        }

        Assert.DoesNotContain(rest, value => value != 0);
    }

    [Theory]
    [InlineData(5, 4096)]
    [InlineData(6, 20 << 20)]
    [InlineData(7, (9 << 20) + 512)]
    public void The_ranges_that_are_hashed_in_passing_are_those_of_a_render(int seed, int size)
    {
        var plan = new TestPlan(seed, size);
        var random = new Random(seed);
        using var ranges = new PassingRanges(plan);
        for (var at = 0; at < size;)
        {
            var count = Math.Min(size - at, random.Next(1, 3 << 20));
            ranges.Append(at, plan.Bytes.AsSpan(at, count));
            at += count;
        }

        Assert.Equal(Rendered(plan), ranges.Digests);
    }

    private static List<RangeDigest> Rendered(ImagePlan plan)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        using var target = RenderTarget.Open(storage, folder["image"], plan);
        new ImageRenderer(storage, TimeProvider.System).Render(plan, target, new RenderOptions());
        return [.. target.Ranges()];
    }
}
