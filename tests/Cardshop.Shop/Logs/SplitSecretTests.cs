using System.Text;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Logs;
using Cardshop.Scheduler.Store;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Logs;

/// <summary>A worker sends its log in parts that end anywhere, also within a secret.</summary>
public sealed class SplitSecretTests
{
    [Fact]
    public async Task A_secret_that_is_cut_anywhere_is_hidden_and_offsets_stay()
    {
        const string said = "joining with hunter22 now\n";
        await using var shop = await Hosting.Shop.OpenAsync();
        for (var cut = 1; cut < said.Length; cut++)
        {
            Assert.Equal("joining with ******** now\n", await SayAsync(shop, said[..cut], said[cut..]));
        }

        Assert.Equal("joining with ******** now\n", await SayAsync(shop, [.. said.Select(letter => letter.ToString())]));
    }

    [Fact]
    public async Task What_only_began_like_a_secret_is_shown_again()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        Assert.Equal("a hunter is here\n", await SayAsync(shop, "a hunt", "er is here\n"));
        Assert.Equal("hunthunthunt!", await SayAsync(shop, "hunt", "hunt", "hu", "nt!"));
        Assert.Equal("hunt********", await SayAsync(shop, "hunthun", "ter2", "2"));
        Assert.Equal("it ends with ****", await SayAsync(shop, "it ends with hunt"));
    }

    [Fact]
    public async Task No_file_ever_has_the_two_halves()
    {
        using var folder = new TempFolder();
        await using (var shop = await Hosting.Shop.OpenAsync(folder.Path))
        {
            await SayAsync(shop, "first hunter2", "2 and hunter", "22 and", " hunter22");
        }

        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain("hunter2", content, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String("hunter2"u8), content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Anonymising_forgets_the_open_end_of_a_log()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var order = await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        await shop.Creator.AppendLogAsync(lease, 0, "hunt"u8.ToArray());
        await shop.Manager.CancelOrderAsync(order.Id);
        await shop.Manager.AnonymizeOrderAsync(order.Id);
        Assert.Equal(0, await shop.Host.Get<IStore>().ReadAsync(session => session.Value<int>("SELECT COUNT(*) FROM log_ends")));
    }

    [Fact]
    public void Whatever_the_secrets_and_however_a_text_is_cut_nothing_of_them_is_left_and_nothing_else_is_hidden()
    {
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            // Two letters, so that secrets overlap themselves and each other.
            byte[][] secrets = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Letters(random, random.Next(1, 6)))];
            var text = Letters(random, random.Next(0, 40));
            var mask = new SecretMask(secrets);
            var shown = text.ToArray();
            mask.Apply(shown);
            Assert.Equal(Expected(text, secrets), Encoding.ASCII.GetString(shown));
            var open = mask.OpenEnd(text);
            var longest = Enumerable.Range(0, text.Length + 1).Last(length => length == 0 || secrets.Any(secret => secret.Length > length && secret.AsSpan(0, length).SequenceEqual(text.AsSpan(text.Length - length))));
            Assert.Equal(longest, open);
        }
    }

    private static byte[] Letters(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next('a', 'c'))];

    private static string Expected(byte[] text, byte[][] secrets)
    {
        var hidden = new bool[text.Length];
        foreach (var secret in secrets)
        {
            for (var at = 0; at + secret.Length <= text.Length; at++)
            {
                if (text.AsSpan(at, secret.Length).SequenceEqual(secret))
                {
                    hidden.AsSpan(at, secret.Length).Fill(true);
                }
            }
        }

        return string.Concat(text.Select((letter, at) => hidden[at] ? '*' : (char)letter));
    }

    /// <summary>What people read of a log that was sent in these parts, each of them twice.</summary>
    private static async Task<string> SayAsync(Hosting.Shop shop, params string[] parts)
    {
        await shop.Manager.PlaceOrderAsync(Hosting.Shop.Order());
        var lease = await shop.ClaimAsync();
        var offset = 0L;
        foreach (var part in parts.Select(Encoding.UTF8.GetBytes))
        {
            Assert.Equal(offset + part.Length, await shop.Creator.AppendLogAsync(lease, offset, part));
            offset = await shop.Creator.AppendLogAsync(lease, offset, part);
        }

        await shop.Creator.FinishAsync(lease.Id, new TaskResult { Fence = lease.Fence, Status = WorkStatus.Failed, Cause = "x" });
        return Encoding.UTF8.GetString((await shop.Manager.ReadLogAsync(lease.Task.Id)).Bytes);
    }
}
