using System.Security.Cryptography;
using System.Text;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Primitives.Digests;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.States;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

internal sealed partial class TaskQueue
{
    private const int MostArtifacts = 20;
    private const int LongestWord = 200;
    private const int LongestMessage = 4_000;

    /// <summary>A worker is done, or cannot be. The same report again gets the same answer and changes nothing.</summary>
    public Outcome<ShopTask> Finish(StoreSession session, Principal caller, LeaseId id, TaskResult result)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StoredJson.Write(result))));
        if (session.Find<LeaseRow>($"SELECT {LeaseRow.Columns} FROM leases WHERE id = @Id AND user_id = @User", new { Id = id, User = caller.Id }) is { ResultDigest: { } known } told)
        {
            return string.Equals(known, digest, StringComparison.Ordinal)
                ? Find(session, told.TaskId)!.ToTask()
                : Refusal.WrongState("lease", id, told.ResultStatus!, "its result was reported before, and was another.");
        }

        var outcome = Take(session, caller, id, result.Fence);
        if (outcome.IsRefused)
        {
            return outcome.Problem;
        }

        var (lease, task) = (outcome.Value.Lease, outcome.Value.Task);
        var order = session.Find<OrderRow>($"SELECT {OrderRow.Columns} FROM orders WHERE id = @OrderId", new { task.OrderId })!;
        if (Check(order, result) is { Count: > 0 } errors)
        {
            return Refusal.Invalid(errors);
        }

        var status = result.Status!.Value;
        if (!TaskTransitions.Allows(task.TaskKind, task.State, status))
        {
            return Refusal.WrongState("task", task.Id, task.Status, $"it cannot become {Words.Of(status)}.");
        }

        session.Execute(
            "UPDATE leases SET state = 'ended', result_digest = @Digest, result_status = @Status, ended = @Now WHERE id = @Id",
            new { Digest = digest, Status = Words.Of(status), Now = clock.Now(), lease.Id });
        return TaskTransitions.IsDone(status)
            ? Publish(session, caller, order, task, result)
            : Fail(session, caller, task, result);
    }

    private ShopTask Publish(StoreSession session, Principal caller, OrderRow order, TaskRow task, TaskResult result)
    {
        var now = clock.Now();
        var expires = now.AddDays(order.Duration);
        foreach (var artifact in result.Artifacts ?? [])
        {
            session.Execute(
                $"INSERT INTO artifacts ({ArtifactRow.Columns}) VALUES (@Id, @OrderId, @TaskId, @Channel, @Kind, @Name, @Size, @Sha256, @Url, 'available', @Now, @Expires)",
                new { Id = ids.Next<ArtifactId>(), task.OrderId, TaskId = task.Id, task.Channel, artifact.Kind, artifact.Name, artifact.Size, artifact.Sha256, artifact.Url, Now = now, Expires = expires });
        }

        if (result.Artifacts?.FirstOrDefault(artifact => artifact.Kind is "image") is { } image)
        {
            session.Execute("UPDATE orders SET expires = @Expires WHERE id = @Id", new { Expires = expires, order.Id });
            session.Execute("UPDATE tasks SET size = @Size WHERE order_id = @Id AND kind <> 'creator'", new { image.Size, order.Id });
        }

        var done = board.Move(session, task, task.Free(result.Status!.Value) with { Checkpoint = null, Card = CardOf(result) }, caller.Username, "");
        signals.TasksReady(session);
        return done.ToTask();
    }

    private ShopTask Fail(StoreSession session, Principal caller, TaskRow task, TaskResult result)
    {
        var status = result.Status!.Value;
        var failed = task.Free(status) with { Cause = result.Cause, Remedy = result.Remedy, Card = CardOf(result) };

        // Of a card only a person can say whether it is to be tried once more.
        if (result.Retryable == true && task.TaskKind != TaskKind.Writer && status != WorkStatus.NeedsAttention && task.Attempts < options.Attempts)
        {
            // It stays one order that is being made, rather than one that fails and recovers: nobody is to be told of each attempt.
            var pause = options.Pause(options.FailurePause, task.Attempts);
            var again = failed with { Status = Words.Of(WorkStatus.Pending), NotBefore = clock.Now() + pause };
            return board.Move(session, task, again, caller.Username, $"{Words.Of(status)}: {result.Cause} Attempt {task.Attempts + 1} of {options.Attempts} follows in {pause.TotalSeconds:0} s.").ToTask();
        }

        return board.Move(session, task, failed, caller.Username, result.Cause ?? "").ToTask();
    }

    private static bool IsGood(CardReport card) =>
        card is { Verdict.Length: > 0 and <= LongestWord, CardBytes: null or >= 0 } && !(card.Message?.Length > LongestMessage) && !(card.Card?.Length > LongestWord);

    private static string? CardOf(TaskResult result) => result.Card is null ? null : StoredJson.Write(result.Card);

    internal static List<FieldProblem> Check(OrderRow order, TaskResult result)
    {
        var errors = new List<FieldProblem>();
        var artifacts = result.Artifacts ?? [];
        if (result.Status is not { } status || !TaskTransitions.IsResult(status))
        {
            errors.Add(new FieldProblem("status", "give how the task ended"));
            return errors;
        }

        if (artifacts.Any(artifact => artifact is null))
        {
            errors.Add(new FieldProblem("artifacts", "give an object for each"));
            return errors;
        }

        if (!TaskTransitions.IsDone(status) && string.IsNullOrWhiteSpace(result.Cause))
        {
            errors.Add(new FieldProblem("cause", "say what went wrong"));
        }

        if (status is WorkStatus.Uploaded or WorkStatus.UploadedPublic)
        {
            var wanted = order.MediaType is "virtual" ? WorkStatus.UploadedPublic : WorkStatus.Uploaded;
            Require(status == wanted, "status", $"the order is {order.MediaType}, so this ends as {Words.Of(wanted)}");
            Require(artifacts.Any(artifact => artifact.Kind is "image" && string.Equals(artifact.Name, order.FileName, StringComparison.Ordinal)), "artifacts", $"the image {order.FileName} is missing");
        }

        Require(artifacts.Count == 0 || !TaskTransitions.IsDone(status) || status is WorkStatus.Uploaded or WorkStatus.UploadedPublic, "artifacts", "nothing comes of this that others could have");
        Require(result.Card is not { } card || IsGood(card), "card", $"give a verdict of at most {LongestWord} characters, a message of at most {LongestMessage}, and 0 or more bytes");
        Require(artifacts.Count <= MostArtifacts, "artifacts", $"give at most {MostArtifacts}");
        for (var i = 0; i < Math.Min(artifacts.Count, MostArtifacts); i++)
        {
            var artifact = artifacts[i];
            Require(artifact.Kind is { Length: > 0 and <= 32 }, $"artifacts[{i}].kind", "give 1 to 32 characters");
            Require(artifact.Name is { Length: <= 255 } name && name.StartsWith(order.FileName, StringComparison.Ordinal) && !name.Contains('/'), $"artifacts[{i}].name", $"give a file name that begins with {order.FileName}");
            Require(artifact.Size is >= 0, $"artifacts[{i}].size", "give 0 or more bytes");
            Require(Sha256Digest.TryParse(artifact.Sha256, out _), $"artifacts[{i}].sha256", "give 64 hexadecimal digits");
            Require(Uri.TryCreate(artifact.Url, UriKind.Absolute, out _), $"artifacts[{i}].url", "give an address");
        }

        Require(artifacts.Select(artifact => artifact.Name).Distinct(StringComparer.Ordinal).Count() == artifacts.Count, "artifacts", "give each name once");
        return errors;

        void Require(bool holds, string field, string message)
        {
            if (!holds)
            {
                errors.Add(new FieldProblem(field, message));
            }
        }
    }
}
