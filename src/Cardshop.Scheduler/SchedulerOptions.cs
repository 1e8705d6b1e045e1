namespace Cardshop.Scheduler;

/// <summary>How the scheduler is run.</summary>
public sealed record SchedulerOptions
{
    /// <summary>Folder of the database and the keys; made when missing.</summary>
    public string DataFolder { get; init; } = "data/scheduler";

    /// <summary>How others reach the scheduler; links in mails begin with it.</summary>
    public Uri PublicUrl { get; init; } = new("http://127.0.0.1:8080/");

    /// <summary>How often a password's hash is repeated; 100,000 or more.</summary>
    public int PasswordRounds { get; init; } = 210_000;

    /// <summary>How often one can try to log in to one account from one address before it takes 6 seconds each; 1 or more.</summary>
    public int LoginBurst { get; init; } = 10;
}
